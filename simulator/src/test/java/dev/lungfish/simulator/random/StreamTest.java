package dev.lungfish.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StreamTest {

    private static final int DRAWS = 1_000_000;

    @Test
    void aForkDoesNotDependOnWhatHasBeenDrawn() {
        Stream fresh = new Stream(7);
        Stream used = new Stream(7);
        draw(used);
        draw(used.fork("another"));
        assertThat(draw(used.fork("a service").fork("starts")))
                .isEqualTo(draw(fresh.fork("a service").fork("starts")));
    }

    @Test
    void otherNamesAndSeedsGiveOtherNumbers() {
        Set<Long> firsts = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Stream stream = new Stream(i);
            firsts.add(stream.nextLong());
            firsts.add(stream.fork("a").nextLong());
            firsts.add(stream.fork("b").nextLong());
            firsts.add(stream.fork("a").fork("b").nextLong());
            firsts.add(stream.fork("b").fork("a").nextLong());
            firsts.add(stream.fork("ab").nextLong());
        }
        assertThat(firsts.size()).isEqualTo(60_000);
    }

    /// The mean of n uniform numbers has a standard error of 0.2887/√n, and that of exponential ones 1/√n.
    @Test
    void numbersHaveTheMeansOfTheirDistributions() {
        Stream stream = new Stream(1);
        double uniform = 0;
        double exponential = 0;
        double below = 0;
        for (int i = 0; i < DRAWS; i++) {
            uniform += stream.nextDouble();
            exponential += stream.nextExponential();
            below += stream.nextBelow(11);
        }
        assertThat(uniform / DRAWS).isEqualTo(0.5, Offset.offset(4 * 0.2887e-3));
        assertThat(exponential / DRAWS).isEqualTo(1, Offset.offset(4e-3));
        assertThat(below / DRAWS).isEqualTo(5, Offset.offset(4 * 3.163e-3));
    }

    /// The largest distance to the curve is beyond 1.95/√n in one of a thousand samples (Kolmogorov and Smirnov).
    @Test
    void exponentialNumbersLieOnTheirCurve() {
        Stream stream = new Stream(6);
        double[] drawn =
                DoubleStream.generate(stream::nextExponential).limit(DRAWS).sorted().toArray();
        double most = 0;
        for (int i = 0; i < DRAWS; i++) {
            double share = 1 - Math.exp(-drawn[i]);
            most = Math.max(most, Math.abs(share - (i + 0.5) / DRAWS));
        }
        assertThat(most).isLessThan(1.95 / Math.sqrt(DRAWS));
        assertThat(drawn[DRAWS - 1]).isBetween(10.0, 25.0);
    }

    @Test
    void numbersStayWithinTheirBounds() {
        Stream stream = new Stream(2);
        for (int i = 0; i < DRAWS; i++) {
            assertThat(stream.nextDouble() < 1).isTrue();
            assertThat(stream.nextExponential() >= 0).isTrue();
        }
        assertThat(LongStream.range(0, 1000).map(_ -> stream.nextBelow(3)).distinct().sorted())
                .containsExactly(0L, 1L, 2L);
    }

    private static long[] draw(Stream stream) {
        return LongStream.range(0, 100).map(_ -> stream.nextLong()).toArray();
    }
}
