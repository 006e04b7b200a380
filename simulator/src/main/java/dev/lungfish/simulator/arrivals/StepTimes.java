package dev.lungfish.simulator.arrivals;

import dev.lungfish.simulator.random.Stream;

/// The times of the requests in one step after the other. What it keeps grows with the most requests in a step, not with
/// the number of steps.
final class StepTimes {

    private final long stepNanos;
    private final Spread spread;
    private final Stream stream;

    private double[] sums = new double[0];
    private double distance;
    private long beginNanos;
    private int count;
    private int next;

    StepTimes(long stepNanos, Spread spread, Stream stream) {
        if (stepNanos < 1) {
            throw new IllegalArgumentException("a step lasts at least 1 ns, not " + stepNanos);
        }
        this.stepNanos = stepNanos;
        this.spread = spread;
        this.stream = stream;
    }

    boolean hasNext() {
        return next < count;
    }

    long next() {
        int index = next++;
        double part =
                switch (spread) {
                    case RANDOM -> sums[index] * distance;
                    case EVEN -> (index + 0.5) * distance;
                    case START -> 0;
                };
        return beginNanos + Math.min((long) part, stepNanos - 1);
    }

    /// Goes on to a step with so many requests.
    void begin(long nanos, int requests) {
        beginNanos = nanos;
        count = requests;
        next = 0;
        if (spread == Spread.RANDOM) {
            scatter();
        } else {
            distance = (double) stepNanos / requests;
        }
    }

    /// The times of a Poisson process between its first and its last event are those of sorted uniform numbers, and its
    /// distances are exponential (L. Devroye, "Non-Uniform Random Variate Generation", V.3.1).
    private void scatter() {
        if (sums.length < count) {
            sums = new double[Math.max(count, 2 * sums.length)];
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += stream.nextExponential();
            sums[i] = sum;
        }
        distance = stepNanos / (sum + stream.nextExponential());
    }
}
