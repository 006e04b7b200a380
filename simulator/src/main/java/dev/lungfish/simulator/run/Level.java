package dev.lungfish.simulator.run;

/// A number that changes at times: how many requests are in flight, how many environments there are.
public final class Level {

    private final Timing timing;
    private final int[] peaks;
    private int value;
    private long changedNanos;
    private double valueNanos;
    private int step;
    private long stepEndsNanos;

    Level(Timing timing) {
        this.timing = timing;
        this.peaks = new int[timing.steps()];
        this.changedNanos = timing.beginNanos();
        this.stepEndsNanos = timing.beginNanos() + timing.stepNanos();
    }

    /// How many there are now.
    int value() {
        return value;
    }

    void change(long nowNanos, int by) {
        pass(nowNanos);
        value += by;
        if (value > peaks[step]
                && nowNanos >= timing.beginNanos()
                && nowNanos < timing.endNanos()) {
            peaks[step] = value;
        }
        if (nowNanos < timing.beginNanos()) {
            peaks[0] = value;
        }
    }

    void close() {
        pass(timing.endNanos());
    }

    /// The value has been the same until now.
    private void pass(long nowNanos) {
        long until = Math.min(nowNanos, timing.endNanos());
        if (until <= changedNanos) {
            return;
        }
        valueNanos += (double) (until - changedNanos) * value;
        changedNanos = until;
        while (until >= stepEndsNanos && step + 1 < peaks.length) {
            step++;
            stepEndsNanos += timing.stepNanos();
            peaks[step] = value;
        }
    }

    /// The largest number in each step.
    public int[] peaks() {
        return peaks;
    }

    /// The mean over all time.
    public double mean() {
        return valueNanos / timing.lengthNanos();
    }

    /// The sum over all time, in the number times nanoseconds.
    public double sumNanos() {
        return valueNanos;
    }

    /// The largest number of all.
    public int peak() {
        int most = 0;
        for (int peak : peaks) {
            most = Math.max(most, peak);
        }
        return most;
    }
}
