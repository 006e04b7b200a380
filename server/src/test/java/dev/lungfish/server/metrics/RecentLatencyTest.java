package dev.lungfish.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.metrics.RecentLatency.Percentiles;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class RecentLatencyTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void isEmptyAtFirst() {
        assertThat(new RecentLatency().percentiles(0)).isEqualTo(new Percentiles(0, 0, 0));
    }

    @Test
    void agreesWithSortingWithinItsWidth() {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            RecentLatency latency = new RecentLatency();
            long[] all = new long[1 + random.nextInt(2_000)];
            for (int i = 0; i < all.length; i++) {
                all[i] = (long) Math.exp(random.nextDouble(Math.log(2_000), Math.log(9e14)));
                latency.record(all[i], 5 * SECOND);
            }
            Arrays.sort(all);

            Percentiles percentiles = latency.percentiles(5 * SECOND);

            assertThat(percentiles.count()).isEqualTo(all.length);
            assertThat(percentiles.p50Nanos())
                    .isCloseTo(all[(all.length + 1) / 2 - 1], Percentage.withPercentage(1.6));
            assertThat(percentiles.p99Nanos())
                    .isCloseTo(
                            all[Math.ceilDiv(all.length * 99, 100) - 1],
                            Percentage.withPercentage(1.6));
        }
    }

    @Test
    void everyDurationHasABucketAndBucketsAscend() {
        int before = 0;
        for (int bit = 0; bit < 63; bit++) {
            for (long nanos :
                    new long[] {(1L << bit) - 1, 1L << bit, (1L << bit) + (1L << bit) / 3}) {
                int bucket = RecentLatency.bucket(nanos);
                assertThat(bucket).isGreaterThanOrEqualTo(before);
                before = bucket;
            }
        }
        assertThat(RecentLatency.bucket(RecentLatency.middle(700))).isEqualTo(700);
    }

    @Test
    void forgetsWhatIsOlderThanAMinute() {
        RecentLatency latency = new RecentLatency();
        latency.record(SECOND, 0);
        latency.record(2 * SECOND, 30 * SECOND);

        assertThat(latency.percentiles(59 * SECOND).count()).isEqualTo(2);
        assertThat(latency.percentiles(60 * SECOND).count()).isEqualTo(1);
        assertThat(latency.percentiles(90 * SECOND).count()).isZero();

        latency.record(3 * SECOND, 600 * SECOND);
        assertThat(latency.percentiles(600 * SECOND).count()).isEqualTo(1);
    }

    @Test
    void clocksMayBeNegative() {
        RecentLatency latency = new RecentLatency();
        latency.record(SECOND, -5 * SECOND);

        assertThat(latency.percentiles(-5 * SECOND).count()).isEqualTo(1);
        assertThat(latency.percentiles(30 * SECOND).count()).isEqualTo(1);
    }

    @Test
    void losesNothingBetweenThreads() {
        RecentLatency latency = new RecentLatency();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(
                        () -> {
                            for (int i = 0; i < 50_000; i++) {
                                latency.record(i, i * (50 * SECOND / 50_000));
                            }
                        });
            }
        }

        assertThat(latency.percentiles(50 * SECOND).count()).isEqualTo(200_000);
    }
}
