package dev.lungfish.planner.runs;

import java.util.Arrays;

/// For how long how many requests were in flight, and how many the requests met that came, from time 0 on.
public final class InFlightTimes {

    private static final int MOST = 1000;

    private double[] nanos = new double[4];
    private long[] met = new long[4];
    private int level;
    private int highest;
    private long sinceNanos;

    InFlightTimes() {}

    void change(long nowNanos, int by) {
        if (nowNanos > sinceNanos) {
            nanos[level] += nowNanos - sinceNanos;
            sinceNanos = nowNanos;
        }
        level = Math.min(MOST, level + by);
        highest = Math.max(highest, level);
        if (level >= nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * level);
            met = Arrays.copyOf(met, 2 * level);
        }
    }

    /// A request has come, and makes the level what it is.
    void met() {
        met[level]++;
    }

    /// How many environments are busy for more than this part of the time, each of them; the most recently used serves first.
    public int busierThan(double share) {
        double all = Arrays.stream(nanos).sum();
        double above = 0;
        for (int i = highest; i >= 1; i--) {
            above += nanos[i];
            if (above > share * all) {
                return i;
            }
        }
        return 0;
    }

    /// With how many environments no more than this part of the requests finds all of them busy.
    public int enoughFor(double share) {
        long all = Arrays.stream(met).sum();
        long above = 0;
        for (int i = highest; i >= 1; i--) {
            above += met[i];
            if (above > share * all) {
                return i;
            }
        }
        return 0;
    }
}
