package dev.lungfish.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {

    private static final int DRAWS = 400_000;
    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1};
    private static final long[] VALUES = {
        1_000, 2_000, 10_000, 50_000, 50_000, 1_000_000, 9_000_000
    };

    private final Stream stream = new Stream(5);

    /// The share of draws up to a value has a standard error of √(p(1−p)/n).
    @Test
    void quantilesComeAgain() {
        long[] drawn = sorted(new Quantiles(SHARES, VALUES));
        assertThat(drawn[0]).isGreaterThanOrEqualTo(VALUES[0]);
        assertThat(drawn[DRAWS - 1]).isLessThanOrEqualTo(VALUES[VALUES.length - 1]);
        for (int i : new int[] {1, 2, 5}) {
            double share = SHARES[i];
            double error = Math.sqrt(share * (1 - share) / DRAWS);
            assertThat((double) countUpTo(drawn, VALUES[i]) / DRAWS)
                    .isEqualTo(share, Offset.offset(4 * error));
        }
        assertThat(drawn[(int) (0.6 * DRAWS)]).isEqualTo(50_000);
    }

    @Test
    void meansComeAgain() {
        assertMean(new Quantiles(SHARES, VALUES));
        assertMean(new Exponential(1e9));
        assertMean(new Scaled(new Exponential(1e9), 2.5));
        assertMean(new Constant(17));
    }

    @Test
    void quantilesAscendFromNothingToAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantiles(new double[] {0, 1}, new long[] {2, 1}))
                .withMessageContaining("ascend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantiles(new double[] {0, 0.5}, new long[] {1, 2}))
                .withMessageContaining("from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantiles(new double[] {0, 1}, new long[] {1, 2, 3}));
    }

    /// Mean and variance are the same number; that of n draws has a standard error of √(μ/n), and their variance one of
    /// about μ√(2/n) + √(μ/n).
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.03, 1, 9.99, 10, 37.5, 1e4, 1e8})
    void poissonNumbersHaveTheirMeanAsVariance(double mean) {
        Poisson poisson = new Poisson(mean);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, _ -> poisson.next(stream));
        double found = Arrays.stream(drawn).average().orElseThrow();
        double squares = Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(mean / DRAWS);
        assertThat(found).isEqualTo(mean, Offset.offset(4 * error + 1e-9));
        assertThat(squares / DRAWS)
                .isEqualTo(mean, Offset.offset(4 * (mean * Math.sqrt(2.0 / DRAWS) + error) + 1e-9));
    }

    /// Pearson's χ² over the counts around the mean, of which each has enough draws: with k of them it is k in the mean
    /// and has a standard deviation of √(2k).
    @ParameterizedTest
    @ValueSource(doubles = {4, 9.99, 10, 12, 60})
    void everyCountIsAsLikelyAsItShouldBe(double mean) {
        Poisson poisson = new Poisson(mean);
        int[] counts = new int[200];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) poisson.next(stream)]++;
        }
        double square = 0;
        int cells = 0;
        double likely = Math.exp(-mean);
        for (int count = 0; count < counts.length; count++) {
            double expected = DRAWS * likely;
            if (expected >= 20) {
                square += (counts[count] - expected) * (counts[count] - expected) / expected;
                cells++;
            }
            likely *= mean / (count + 1);
        }
        assertThat(cells).isGreaterThan(10);
        assertThat(square).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
    }

    private void assertMean(Distribution distribution) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += distribution.next(stream);
        }
        assertThat(sum / DRAWS).isCloseTo(distribution.mean(), Percentage.withPercentage(1));
    }

    private long[] sorted(Distribution distribution) {
        long[] drawn = new long[DRAWS];
        Arrays.setAll(drawn, _ -> distribution.next(stream));
        Arrays.sort(drawn);
        return drawn;
    }

    private static long countUpTo(long[] drawn, long most) {
        return Arrays.stream(drawn).filter(each -> each <= most).count();
    }
}
