package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    @Test
    void theMeanIsWeightedByTime() {
        Concurrency concurrency = new Concurrency(0, 60 * SECOND, SECOND);
        concurrency.change(0, 10);
        concurrency.change(6 * SECOND, 0);

        assertThat(concurrency.meanMilli(60 * SECOND, 60 * SECOND)).isEqualTo(1000);
        assertThat(concurrency.meanMilli(61 * SECOND, 60 * SECOND)).isEqualTo(834);
        assertThat(concurrency.meanMilli(66 * SECOND, 60 * SECOND)).isZero();
        assertThat(concurrency.inFlight()).isZero();
    }

    @Test
    void aShortWindowShowsABurst() {
        Concurrency concurrency = new Concurrency(0, 60 * SECOND, SECOND);
        concurrency.change(57 * SECOND, 40);

        assertThat(concurrency.meanMilli(60 * SECOND, 6 * SECOND)).isEqualTo(20_000);
        assertThat(concurrency.meanMilli(60 * SECOND, 60 * SECOND)).isEqualTo(2000);
    }

    @Test
    void theOldestBucketCountsInPart() {
        Concurrency concurrency = new Concurrency(0, 60 * SECOND, SECOND);
        concurrency.change(0, 3);
        concurrency.change(SECOND, 0);

        assertThat(concurrency.meanMilli(2 * SECOND, SECOND + SECOND / 2)).isEqualTo(1000);
        assertThat(concurrency.meanMilli(2 * SECOND, SECOND)).isZero();
    }

    @Test
    void whatWasNotSeenDoesNotCount() {
        Concurrency concurrency = new Concurrency(-5, 60 * SECOND, SECOND);

        assertThat(concurrency.meanMilli(-5, SECOND)).isZero();
        concurrency.change(-5, 3);
        assertThat(concurrency.meanMilli(-5, SECOND)).isEqualTo(3000);
        assertThat(concurrency.meanMilli(5, 60 * SECOND)).isEqualTo(3000);
        assertThat(concurrency.seenNanos(5)).isEqualTo(10);
    }

    @Test
    void anyRequestAtAllIsMoreThanNothing() {
        Concurrency concurrency = new Concurrency(0, 60 * SECOND, SECOND);
        concurrency.change(30 * SECOND, 1);
        concurrency.change(30 * SECOND + 1, 0);

        assertThat(concurrency.meanMilli(60 * SECOND, 60 * SECOND)).isEqualTo(1);
    }

    @Test
    void aLongSilenceIsForgotten() {
        Concurrency concurrency = new Concurrency(0, 10 * SECOND, SECOND);
        concurrency.change(0, 7);
        concurrency.change(SECOND, 5);

        assertThat(concurrency.meanMilli(1_000_000 * SECOND, 10 * SECOND)).isEqualTo(5000);
        concurrency.change(1_000_001 * SECOND, 0);
        assertThat(concurrency.meanMilli(1_000_005 * SECOND, 10 * SECOND)).isEqualTo(3000);
        assertThat(concurrency.meanMilli(9_000_000 * SECOND, 10 * SECOND)).isZero();
    }

    @Test
    void timeThatGoesBackStandsStill() {
        Concurrency concurrency = new Concurrency(0, 10 * SECOND, SECOND);
        concurrency.change(2 * SECOND, 4);
        concurrency.change(SECOND, 8);

        assertThat(concurrency.meanMilli(4 * SECOND, 10 * SECOND)).isEqualTo(4000);
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        Concurrency concurrency = new Concurrency(0, 3600 * SECOND, 3 * SECOND);
        concurrency.change(0, Concurrency.MOST_IN_FLIGHT);

        assertThat(concurrency.meanMilli(7201 * SECOND + 1, 3600 * SECOND))
                .isEqualTo(1000L * Concurrency.MOST_IN_FLIGHT);
    }

    @Test
    void whatCannotBeIsRefused() {
        Concurrency concurrency = new Concurrency(0, 10 * SECOND, SECOND);

        assertThatIllegalArgumentException().isThrownBy(() -> concurrency.change(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> concurrency.change(0, 1_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> concurrency.meanMilli(0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> concurrency.meanMilli(0, 10 * SECOND + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Concurrency(0, SECOND, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Concurrency(0, 1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concurrency(0, 3601 * SECOND, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concurrency(0, 60 * SECOND, 3 * SECOND + 1));
    }

    /// Against the plain sum over every nanosecond. Only the oldest bucket may differ, by what was in flight in it.
    @Test
    void itAgreesWithThePlainSum() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int bucket = 1 + random.nextInt(20);
            int longest = bucket + random.nextInt(200);
            int start = random.nextInt(1000) - 500;
            Concurrency concurrency = new Concurrency(start, longest, bucket);
            int[] inFlight = new int[3000];
            int now = 0;
            while (now < 2000) {
                int next = now + random.nextInt(random.nextInt(5) == 0 ? 500 : 20);
                for (int t = now; t < next; t++) {
                    inFlight[t] = concurrency.inFlight();
                }
                now = next;
                int window = 1 + random.nextInt(longest);
                assertMean(concurrency, start, now, window, bucket, inFlight);
                concurrency.change(start + now, random.nextInt(10));
            }
        }
    }

    private static void assertMean(
            Concurrency concurrency, int start, int now, int window, int bucket, int[] inFlight) {
        int from = Math.max(0, now - window);
        long sum = 0;
        long wholeOldest = 0;
        for (int t = from; t < now; t++) {
            sum += inFlight[t];
        }
        for (int t = from / bucket * bucket; t < Math.min(now, (from / bucket + 1) * bucket); t++) {
            wholeOldest += inFlight[t];
        }
        long mean = concurrency.meanMilli(start + now, window);
        if (now > 0) {
            double expected = 1000.0 * sum / (now - from);
            double slack = from % bucket == 0 ? 0 : 1000.0 * wholeOldest / (now - from);
            assertThat((double) mean).isBetween(expected - slack - 1e-6, expected + slack + 1);
        }
    }
}
