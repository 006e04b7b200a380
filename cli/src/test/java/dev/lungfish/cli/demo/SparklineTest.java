package dev.lungfish.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SparklineTest {

    @Test
    void barsAreAsHighAsTheirShareOfTheHighest() {
        assertThat(Sparkline.of(0, 1, 4, 8)).isEqualTo(" ▁▄█");
        assertThat(Sparkline.of(0, 1, 100)).isEqualTo(" ▁█");
        assertThat(Sparkline.of(0, 0)).isEqualTo("  ");
        assertThat(Sparkline.of(7)).isEqualTo("█");
    }
}
