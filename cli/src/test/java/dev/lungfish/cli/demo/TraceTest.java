package dev.lungfish.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceTest {

    @Test
    void theShippedSampleIsWhole() {
        Trace trace = Trace.azure2019();
        assertThat(trace.services()).containsExactly("orders", "quotes", "catalogue", "insights");
        assertThat(trace.minutes()).isEqualTo(120);
        assertThat(trace.timeOfDay(0)).isEqualTo("12:00");
        assertThat(total(trace, 0)).isEqualTo(3_144);
        assertThat(total(trace, 1)).isEqualTo(1_442);
        assertThat(total(trace, 2)).isEqualTo(347);
        assertThat(total(trace, 3)).isEqualTo(24);
    }

    @Test
    void startsOverAfterItsLastMinute() throws IOException {
        Trace trace = read("minute,a,b\n1439,1,0\n1440,0,3\n");
        assertThat(trace.services()).isEqualTo(List.of("a", "b"));
        assertThat(trace.invocations(1, 1)).isEqualTo(3);
        assertThat(trace.invocations(2, 0)).isEqualTo(1);
        assertThat(trace.timeOfDay(0)).isEqualTo("23:59");
        assertThat(trace.timeOfDay(3)).isEqualTo("00:00");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\"|line 1 must name the columns",
                "\"minute,a\n\"|there is no minute",
                "\"minute,a\n1,2,3\n\"|line 2 must hold 2 numbers",
                "\"minute,a\n1,x\n\"|line 2 must hold 2 numbers",
                "\"minute,a\n1,2\n3,4\n\"|line 3 is minute 3",
            },
            delimiter = '|')
    void namesTheLineThatIsWrong(String csv, String reason) {
        assertThatThrownBy(() -> read(csv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static long total(Trace trace, int service) {
        return LongStream.range(0, trace.minutes())
                .map(minute -> trace.invocations(minute, service))
                .sum();
    }

    private static Trace read(String csv) throws IOException {
        return Trace.read(new BufferedReader(new StringReader(csv)));
    }
}
