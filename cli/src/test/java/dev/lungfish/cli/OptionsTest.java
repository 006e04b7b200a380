package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class OptionsTest {

    @ParameterizedTest
    @CsvSource({"2ms,2", "60s,60000", "10m,600000", "2h,7200000", "0s,0"})
    void readsTimes(String text, long millis) {
        assertThat(new Options.Time().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5s", "5 s", "10000000000s", "5d"})
    void refusesOtherTimes(String text) {
        assertThatThrownBy(() -> new Options.Time().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("500ms, 60s, 10m or 2h");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:0", "0.0.0.0:65535", "[::1]:9700", ":80"})
    void readsAddresses(String text) {
        InetSocketAddress address = new Options.Address().convert(text);
        assertThat(address.getPort()).isEqualTo(Integer.parseInt(text.replaceFirst(".*:", "")));
        assertThat(address.isUnresolved()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9700", "127.0.0.1", "127.0.0.1:65536", "::1:80", "a:b", "a:-1"})
    void refusesOtherAddresses(String text) {
        assertThatThrownBy(() -> new Options.Address().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("127.0.0.1:9700");
    }

    @Test
    void keepsDataWhereTheDesktopSaysElseAtHome() {
        Path home = Path.of("/home/ada");
        assertThat(Options.defaultDataDirectory(Map.of(), home))
                .isEqualTo(home.resolve(".lungfish"));
        assertThat(Options.defaultDataDirectory(Map.of("XDG_DATA_HOME", "/data"), home))
                .isEqualTo(Path.of("/data/lungfish"));
        assertThat(Options.defaultDataDirectory(Map.of("XDG_DATA_HOME", "relative"), home))
                .isEqualTo(home.resolve(".lungfish"));
    }
}
