package dev.lungfish.simulator.arrivals;

import dev.lungfish.simulator.random.Poisson;
import dev.lungfish.simulator.random.Stream;

/// Requests that are independent of each other, at a rate that changes over time (a Poisson process). The rate is that
/// of the middle of each step.
public final class PatternArrivals implements Arrivals {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Rate rate;
    private final long endNanos;
    private final long stepNanos;
    private final Stream stream;
    private final StepTimes times;
    private long nextStepNanos;

    /// @param stepNanos how often the rate is looked at
    public PatternArrivals(
            Rate rate, long startNanos, long endNanos, long stepNanos, Stream stream) {
        this.rate = rate;
        this.endNanos = endNanos;
        this.stepNanos = stepNanos;
        this.stream = stream;
        this.times = new StepTimes(stepNanos, Spread.RANDOM, stream);
        this.nextStepNanos = startNanos;
    }

    /// Those of the last step that would come after the end do not.
    @Override
    public long nextNanos() {
        while (!times.hasNext()) {
            if (nextStepNanos >= endNanos) {
                return NEVER;
            }
            int count = Math.toIntExact(new Poisson(mean(nextStepNanos)).next(stream));
            if (count > 0) {
                times.begin(nextStepNanos, count);
            }
            nextStepNanos += stepNanos;
        }
        long nanos = times.next();
        return nanos < endNanos ? nanos : NEVER;
    }

    private double mean(long beginNanos) {
        return rate.perSecond(beginNanos + stepNanos / 2) * stepNanos / NANOS_PER_SECOND;
    }
}
