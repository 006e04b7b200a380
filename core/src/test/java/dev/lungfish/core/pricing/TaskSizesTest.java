package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.TaskSizes.Range;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskSizesTest {

    private static final TaskSizes SIZES = ContainerOffers.FARGATE.sizes();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 250, 512",
        "250, 512, 250, 512",
        "250, 513, 250, 1024",
        "250, 1025, 250, 2048",
        "250, 2049, 500, 3072",
        "251, 512, 500, 1024",
        "500, 4097, 1000, 5120",
        "1000, 1000, 1000, 2048",
        "1000, 9216, 2000, 9216",
        "4000, 30721, 8000, 32768",
        "8000, 16385, 8000, 20480",
        "16000, 122880, 16000, 122880",
        "16001, 512, 16001, 512",
    })
    void theSmallestThatHoldsAReplica(int cpu, int megabytes, int thenCpu, int thenMegabytes) {
        assertThat(SIZES.holding(new Size(cpu, megabytes)))
                .isEqualTo(new Size(thenCpu, thenMegabytes));
    }

    @Test
    void noneIsCheaperThatHoldsAReplica() {
        Random random = new Random(11);
        ResourcePrices prices = ContainerOffers.hourly("0.04048", "0.004445");
        for (int round = 0; round < 5_000; round++) {
            Size replica = new Size(random.nextInt(1, 16_001), random.nextInt(1, 122_881));
            Money cost = prices.of(SIZES.holding(replica).over(1));

            assertThat(SIZES.holding(replica).holds(replica)).isTrue();
            assertThat(cost).isEqualTo(cheapest(replica, prices));
        }
    }

    private static Money cheapest(Size replica, ResourcePrices prices) {
        return SIZES.ranges().stream()
                .flatMap(TaskSizesTest::all)
                .filter(size -> size.holds(replica))
                .map(size -> prices.of(size.over(1)))
                .min(Money::compareTo)
                .orElseThrow();
    }

    private static Stream<Size> all(Range range) {
        return IntStream.iterate(
                        range.fromMegabytes(),
                        megabytes -> megabytes <= range.toMegabytes(),
                        megabytes -> megabytes + range.stepMegabytes())
                .mapToObj(megabytes -> new Size(range.cpuMillis(), megabytes));
    }

    @Test
    void sizesMustAscend() {
        Range small = new Range(250, 512, 1024, 512);

        assertThatThrownBy(() -> new TaskSizes(List.of(small, new Range(250, 1024, 2048, 1024))))
                .hasMessageContaining("unlike 250 millis from 1024 MB on");
        assertThatThrownBy(() -> new TaskSizes(List.of())).hasMessage("there are no sizes");
        assertThatThrownBy(() -> new Range(250, 512, 1000, 512))
                .hasMessage("sizes of 512 to 1000 MB cannot be in steps of 512 MB");
    }
}
