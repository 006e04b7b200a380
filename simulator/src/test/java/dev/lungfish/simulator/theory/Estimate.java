package dev.lungfish.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/// The mean of a figure over independent runs, and how far it may be from the truth.
///
/// Within one run events depend on each other, so that only the spread from run to run tells the standard error.
record Estimate(double mean, double standardError) {

    /// Beyond so many standard errors lies one of 15,000 estimates.
    private static final double FAR = 4;

    static Estimate of(int runs, LongToDoubleFunction figure) {
        double[] figures = LongStream.rangeClosed(1, runs).mapToDouble(figure).toArray();
        double mean = LongStream.range(0, runs).mapToDouble(i -> figures[(int) i]).sum() / runs;
        double squares = 0;
        for (double one : figures) {
            squares += (one - mean) * (one - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / (runs - 1) / runs));
    }

    /// The estimate agrees with the truth, and is good enough to tell it from what is wrong by a few such parts.
    void assertIs(double truth, double relativeError) {
        assertThat(standardError / truth).as("relative standard error").isLessThan(relativeError);
        assertThat(Math.abs(mean - truth) / standardError)
                .as("%s ± %s is not %s: standard errors between", mean, standardError, truth)
                .isLessThan(FAR);
    }
}
