package dev.lungfish.planner.runs;

import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Stream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/// How long the environments that a service's requests meet have been idle, as if none ever ended.
///
/// A request is served by the most recently used environment. So one that keep-alives had ended is met only where all those
/// that they had not ended are busy, and what is met after a gap tells for all keep-alives at once whether the request would have
/// had to start one. Starts take no time here: requests that come while one starts are not seen to start others.
final class IdleGaps {

    /// As many requests are looked at, at most; the first ones.
    private static final int MOST_REQUESTS = 200_000;

    private static final double NEVER_MET = Double.POSITIVE_INFINITY;

    private final long[] keepAliveNanos;
    private final long[] cold;
    private final double[] idleNanos;
    private final PriorityQueue<Long> busyUntil = new PriorityQueue<>();
    private final Deque<Long> idleSince = new ArrayDeque<>();
    private final InFlightTimes levels = new InFlightTimes();
    private long requests;
    private long lastNanos;

    private IdleGaps(long[] keepAliveNanos) {
        this.keepAliveNanos = keepAliveNanos;
        this.cold = new long[keepAliveNanos.length];
        this.idleNanos = new double[keepAliveNanos.length];
    }

    /// What requests meet from time 0 on; those before it only make environments.
    static IdleGaps of(
            Arrivals arrivals, Distribution duration, Stream stream, long[] keepAliveNanos) {
        IdleGaps gaps = new IdleGaps(keepAliveNanos);
        for (long at = arrivals.nextNanos();
                at != Arrivals.NEVER && gaps.requests < MOST_REQUESTS;
                at = arrivals.nextNanos()) {
            gaps.request(at, duration.next(stream));
        }
        return gaps;
    }

    private void request(long at, long durationNanos) {
        while (!busyUntil.isEmpty() && busyUntil.peek() <= at) {
            levels.change(busyUntil.peek(), -1);
            idleSince.push(busyUntil.remove());
        }
        double gap = idleSince.isEmpty() ? NEVER_MET : at - idleSince.pop();
        busyUntil.add(at + durationNanos);
        levels.change(at, 1);
        if (at >= 0) {
            levels.met();
            requests++;
            lastNanos = at;
            count(gap);
        }
    }

    private void count(double gap) {
        for (int i = 0; i < keepAliveNanos.length; i++) {
            cold[i] += gap >= keepAliveNanos[i] ? 1 : 0;
            idleNanos[i] += gap == NEVER_MET ? 0 : Math.min(gap, (double) keepAliveNanos[i]);
        }
    }

    /// How many requests were in flight at once.
    InFlightTimes levels() {
        return levels;
    }

    /// The share of the requests that start an environment with each of the keep-alives.
    double[] coldShares() {
        double[] shares = new double[cold.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = requests == 0 ? 0 : (double) cold[i] / requests;
        }
        return shares;
    }

    /// How many environments are idle with each of the keep-alives, in the mean.
    double[] idle() {
        double[] idle = idleNanos.clone();
        for (long since : idleSince) {
            for (int i = 0; i < idle.length; i++) {
                idle[i] += Math.clamp(lastNanos - since, 0, keepAliveNanos[i]);
            }
        }
        for (int i = 0; i < idle.length; i++) {
            idle[i] = lastNanos == 0 ? 0 : idle[i] / lastNanos;
        }
        return idle;
    }
}
