package dev.lungfish.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, $0",
        "2, $0.000000002",
        "12345, $0.0000123",
        "9999999, $0.0100",
        "10000000, $0.01",
        "12345678901, $12.35",
        "-12345, -$0.0000123",
    })
    void money(long nanoDollars, String written) {
        assertThat(Figures.money(nanoDollars)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "340, 0.3 ms",
        "9949, 9.9 ms",
        "10000, 10 ms",
        "1500000, '1,500 ms'",
        "12340000, 12.3 s",
    })
    void duration(long micros, String written) {
        assertThat(Figures.duration(micros)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "12595, 12.3 KB", "4194304, 4.0 MB"})
    void bytes(long bytes, String written) {
        assertThat(Figures.bytes(bytes)).isEqualTo(written);
    }
}
