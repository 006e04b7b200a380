package dev.lungfish.planner.runs;

import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Timing;
import java.util.Arrays;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// The pods of a job: each run has its own, which starts for it and ends with it. Nobody waits for one.
final class JobPods {

    private static final int DIGITS = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Timing timing;
    private final ReplicaRule rule;
    private final Histogram latency = new Histogram(DIGITS);
    private ReplicaTime time = ReplicaTime.NONE;
    private long workedNanos;
    private long heldNanos;
    private long runs;
    private long[] begins = new long[16];
    private long[] ends = new long[16];
    private int pods;

    private JobPods(Timing timing, ReplicaRule rule) {
        this.timing = timing;
        this.rule = rule;
    }

    /// What becomes of all runs.
    static Outcome of(
            Arrivals arrivals, ReplicaShape shape, Timing timing, ReplicaRule rule, Stream stream) {
        JobPods pods = new JobPods(timing, rule);
        for (long at = arrivals.nextNanos();
                at < timing.endNanos() && at != Arrivals.NEVER;
                at = arrivals.nextNanos()) {
            long startNanos = shape.times().init().next(stream);
            pods.run(at, startNanos, shape.times().duration().next(stream));
        }
        return pods.outcome();
    }

    private void run(long at, long startNanos, long nanos) {
        long until = at + startNanos + nanos;
        if (at >= timing.beginNanos()) {
            runs++;
            workedNanos += nanos;
            latency.recordValue((startNanos + nanos) / NANOS_PER_MICRO);
        }
        long from = Math.max(at, timing.beginNanos());
        long to = Math.min(until, timing.endNanos());
        if (to > from) {
            hold(from, to);
        }
    }

    private void hold(long from, long to) {
        if (pods == begins.length) {
            begins = Arrays.copyOf(begins, 2 * pods);
            ends = Arrays.copyOf(ends, 2 * pods);
        }
        begins[pods] = from;
        ends[pods] = to;
        pods++;
        heldNanos += to - from;
        long millis = Math.ceilDiv(to - from, NANOS_PER_MILLI);
        time = time.plus(new ReplicaTime(millis, rule.billedMillis(millis), 1));
    }

    private Outcome outcome() {
        int[] peaks = peaks();
        double length = timing.lengthNanos();
        return new Outcome(
                new ServiceResult.Requests(runs, 0, 0, 0, 0, Map.of()),
                Outcome.Latency.of(latency),
                new ServiceResult.Held(Usage.NONE, 0, 0, 0, time),
                peaks,
                peaks,
                heldNanos / length,
                workedNanos / length);
    }

    /// How many pods there were in each step, at most.
    private int[] peaks() {
        Arrays.sort(begins, 0, pods);
        Arrays.sort(ends, 0, pods);
        int[] peaks = new int[timing.steps()];
        int level = 0;
        int ended = 0;
        long since = timing.beginNanos();
        for (int begun = 0; ended < pods; ) {
            boolean isBegin = begun < pods && begins[begun] < ends[ended];
            long now = isBegin ? begins[begun] : ends[ended];
            raise(peaks, since, now, level);
            level += isBegin ? 1 : -1;
            begun += isBegin ? 1 : 0;
            ended += isBegin ? 0 : 1;
            since = now;
        }
        return peaks;
    }

    private void raise(int[] peaks, long from, long to, int level) {
        for (int step = step(from); to > from && step <= step(to - 1); step++) {
            peaks[step] = Math.max(peaks[step], level);
        }
    }

    private int step(long nanos) {
        return (int) ((nanos - timing.beginNanos()) / timing.stepNanos());
    }
}
