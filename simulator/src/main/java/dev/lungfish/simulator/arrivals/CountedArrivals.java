package dev.lungfish.simulator.arrivals;

import dev.lungfish.simulator.random.Stream;

/// Requests of which one knows how many there were in each step.
public final class CountedArrivals implements Arrivals {

    private final long startNanos;
    private final long stepNanos;
    private final int[] counts;
    private final StepTimes times;
    private int step;

    /// @param startNanos when the first step begins
    /// @param stepNanos the length of a step
    /// @param counts how many requests there are in each step; not copied
    public CountedArrivals(
            long startNanos, long stepNanos, int[] counts, Spread spread, Stream stream) {
        this.startNanos = startNanos;
        this.stepNanos = stepNanos;
        this.counts = counts;
        this.times = new StepTimes(stepNanos, spread, stream);
    }

    @Override
    public long nextNanos() {
        while (!times.hasNext()) {
            if (step == counts.length) {
                return NEVER;
            }
            if (counts[step] > 0) {
                times.begin(startNanos + step * stepNanos, counts[step]);
            }
            step++;
        }
        return times.next();
    }
}
