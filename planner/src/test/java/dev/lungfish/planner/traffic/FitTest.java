package dev.lungfish.planner.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Stream;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitTest {

    private static final double[] SHARES = {0, .5, .99, 1};
    private static final long[] VALUES = {1_000_000, 2_000_000, 50_000_000, 900_000_000};

    @ParameterizedTest
    @CsvSource({"3e6", "5e6", "18e6", "30e6"})
    void hasTheMeanAndTheQuantiles(double mean) {
        Distribution fitted = Fit.toMean(SHARES, VALUES, mean);
        assertThat(fitted.mean()).isCloseTo(mean, within(mean * 0.002));
        assertThat(quantile(fitted, 0.48)).isLessThanOrEqualTo(2_000_000);
        assertThat(quantile(fitted, 0.52)).isGreaterThanOrEqualTo(2_000_000);
    }

    @ParameterizedTest
    @CsvSource({"1e5", "1e12"})
    void scalesToAMeanThatTheQuantilesCannotHave(double mean) {
        assertThat(Fit.toMean(SHARES, VALUES, mean).mean()).isCloseTo(mean, within(mean * 0.01));
    }

    @Test
    void oneValueIsTheMean() {
        Distribution fitted = Fit.toMean(new double[] {0, 1}, new long[] {5_000, 5_000}, 5_000);
        assertThat(fitted.next(new Stream(1))).isEqualTo(5_000);
    }

    @Test
    void aSpreadHasTheFiguresThatAreTold() {
        Distribution all = Spread.of(30e6, 20e6, 200e6);
        assertThat(all.mean()).isCloseTo(30e6, within(1e5));
        assertThat(quantile(all, 0.5)).isCloseTo(20_000_000, within(1_000_000L));
        assertThat(quantile(all, 0.99)).isCloseTo(200_000_000, within(45_000_000L));
        Distribution both = Spread.of(Double.NaN, 20e6, 200e6);
        assertThat(quantile(both, 0.5)).isCloseTo(20_000_000, within(1_000_000L));
        assertThat(quantile(both, 0.99)).isCloseTo(200_000_000, within(45_000_000L));
        Distribution mean = Spread.of(30e6, Double.NaN, Double.NaN);
        assertThat(mean.mean()).isCloseTo(30e6, within(1e5));
        assertThat(quantile(mean, 0.99)).isBetween(100_000_000L, 200_000_000L);
        Distribution tail = Spread.of(30e6, Double.NaN, 100e6);
        assertThat(tail.mean()).isCloseTo(30e6, within(1e5));
        assertThat(quantile(tail, 0.99)).isCloseTo(100_000_000, within(20_000_000L));
        assertThat(Spread.of(Double.NaN, Double.NaN, 100e6).mean()).isBetween(15e6, 30e6);
        assertThat(Spread.of(30e6, 20e6, Double.NaN).mean()).isCloseTo(30e6, within(1e5));
        assertThat(Spread.of(10e6, 20e6, 15e6).mean()).isCloseTo(10e6, within(1e5));
    }

    @Test
    void aSampleHasItsMeanAndItsEnds() {
        DurationSample sample = new DurationSample();
        assertThat(sample.distribution()).isNull();
        Stream random = new Stream(3);
        long sum = 0;
        for (int i = 0; i < 5_000; i++) {
            long nanos = (long) (random.nextExponential() * 10_000_000);
            sum += Math.max(1, nanos);
            sample.add(nanos);
        }
        sample.add(3_600_000_000_000L);
        sum += 3_600_000_000_000L;
        Distribution seen = Objects.requireNonNull(sample.distribution());
        assertThat(seen.mean()).isCloseTo(sum / 5_001.0, within(sum / 5_001.0 * 0.002));
    }

    private static long quantile(Distribution distribution, double share) {
        Stream random = new Stream(11);
        long[] drawn =
                LongStream.range(0, 40_001).map(i -> distribution.next(random)).sorted().toArray();
        return drawn[(int) (share * 40_000)];
    }
}
