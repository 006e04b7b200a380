package dev.lungfish.planner.traffic;

import static dev.lungfish.planner.traffic.Sources.names;
import static dev.lungfish.planner.traffic.Sources.read;
import static dev.lungfish.planner.traffic.Sources.refused;
import static dev.lungfish.planner.traffic.Sources.service;
import static dev.lungfish.planner.traffic.Sources.write;
import static dev.lungfish.planner.traffic.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessLogsTest {

    private static final String COMBINED =
            "10.0.0.1 - bob [01/Mar/2026:13:00:00 +0100] \"GET /orders/12?x=1 HTTP/1.1\" 200 2326 \"-\" \"curl/8\"";

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("access.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    10.0.0.1 - - [01/Mar/2026:13:00:00 +0100] "GET /orders/12?x=1 HTTP/1.1" 200 2326 "-" "curl/8" | orders | 0
                    10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET /orders HTTP/1.1" 200 - | orders | 0
                    10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET / HTTP/1.1" 304 0 "-" "a \\"b\\" c" 0.012 | / | 12
                    10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET /a;v=1/b HTTP/2.0" 200 1 "-" "-" rt=0.012 uct="0.000" urt="0.011" | a | 12
                    10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET /a HTTP/2.0" 200 1 "-" "-" "request_time=1.5" | a | 1500
                    10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "-" 454 0.003 [shop-a-80] [] 10.1.0.2:8080 12 0.003 200 f00 | a | 3
                    shop.example:443 10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "-" | shop.example | 0
                    Shop.example 10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "-" | shop.example | 0
                    10.0.0.1 - - [01/Mar/2026:12:00:00 +0000] "GET http://quotes:8080/a HTTP/1.1" 200 1 "-" "-" | quotes | 0
                    [2026-03-01T12:00:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "nsq2http" "cc21d9b0" "locations" "tcp://10.0.2.1:80" | locations | 226
                    [2026-03-01T12:00:00.310Z] "GET /a HTTP/1.1" 200 - via_upstream - "-" 0 178 5 4 "-" "curl" "84961386" "httpbin:8000" "127.0.0.1:80" inbound | httpbin | 5
                    [2026-03-01T12:00:00.310Z] "GET /a HTTP/1.1" 200 - 0 178 - - "-" "curl" "84961386" "-" "127.0.0.1:80" | a | 0
                    """)
    void readsFormats(String line, String name, long millis) throws BadInput, IOException {
        write(file, line);
        Traffic traffic = read("log:" + file);
        assertThat(traffic.start()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(traffic.stepNanos()).isEqualTo(1_000_000_000L);
        assertThat(names(traffic)).containsExactly(name);
        var duration = service(traffic, name).duration();
        if (millis == 0) {
            assertThat(duration).isNull();
        } else {
            assertThat(Objects.requireNonNull(duration).mean())
                    .isCloseTo(millis * 1e6, within(1e3));
        }
    }

    @Test
    void namesServicesAsItIsTold() throws BadInput, IOException {
        write(file, "shop:80 " + COMBINED, COMBINED);
        assertThat(names(read("log:" + file))).containsExactly("orders", "shop");
        assertThat(names(read("log:" + file + "?by=path"))).containsExactly("orders");
        assertThat(names(read("log:" + file + "?service=my shop"))).containsExactly("my shop");
        refused("log:" + file + "?by=host")
                .hasMessage(file + ":2: it names no host; by=path takes the path's first segment.");
    }

    @Test
    void readsADirectoryCompressedOrNot() throws BadInput, IOException {
        write(folder.resolve("access.log"), COMBINED);
        zip(folder.resolve("access.log.1.gz"), COMBINED.replace("13:00:00", "12:59:58"), COMBINED);
        Traffic traffic = read("log:" + folder);
        assertThat(service(traffic, "orders").counts()).containsExactly(1, 0, 2);
    }

    @Test
    void countsByTheMinuteBeyondTwoDays() throws BadInput, IOException {
        write(
                file,
                COMBINED,
                COMBINED.replace("13:00:00", "13:00:59"),
                COMBINED.replace("01/Mar/2026:13:00:00", "03/Mar/2026:13:01:01"),
                COMBINED.replace("13:00:00", "12:59:59"));
        Traffic traffic = read("log:" + file);
        assertThat(traffic.stepNanos()).isEqualTo(60_000_000_000L);
        assertThat(traffic.start()).isEqualTo(Instant.parse("2026-03-01T11:59:00Z"));
        assertThat(traffic.steps()).isEqualTo(2 * 24 * 60 + 3);
        int[] counts = service(traffic, "orders").counts();
        assertThat(counts[0]).isEqualTo(1);
        assertThat(counts[1]).isEqualTo(2);
        assertThat(counts[counts.length - 1]).isEqualTo(1);
    }

    @Test
    void leavesFewLinesOutAndSaysSo() throws BadInput, IOException {
        String[] lines = Collections.nCopies(100, COMBINED).toArray(String[]::new);
        lines[41] =
                "10.0.0.9 - - [01/Mar/2026:13:00:00 +0100] \"\\x16\\x03\\x01\" 400 157 \"-\" \"-\"";
        lines[42] = "";
        write(file, lines);
        Traffic traffic = read("log:" + file);
        assertThat(traffic.requests()).isEqualTo(98);
        assertThat(traffic.assumptions())
                .extracting(Assumption::what)
                .containsExactly(
                        "which service a request in the log is for",
                        "1 of 99 lines of the log could not be read");
        assertThat(traffic.assumptions().getLast().source())
                .isEqualTo("the first is " + file + ":42: its request is \"\\x16\\x03\\x01\".");
    }

    @Test
    void namesTheLinesWhereManyCannotBeRead() throws IOException {
        write(
                file,
                COMBINED,
                "Mar  1 12:00:00 host systemd[1]: Started.",
                COMBINED.replace("Mar", "Mrz"),
                COMBINED.replace("200", "OK"),
                COMBINED.replace("\"GET /orders/12?x=1 HTTP/1.1\"", "GET"),
                "[2026-03-01T12:00:00.310Z] \"GET / HTTP/1.1\" 200 - a b c");
        refused("log:" + file)
                .hasMessage(
                        """
                        %1$s:2: it is neither in the combined format nor in Envoy's.
                        %1$s:3: its time is [01/Mrz/2026:13:00:00 +0100].
                        %1$s:4: its status is 'OK'.
                        %1$s:5: after its time there is no request in quotes.
                        %1$s:6: it begins like Envoy's format, but goes on otherwise."""
                                .formatted(file));
    }

    @Test
    void refusesWhatIsEmptyOrNotThere() throws IOException {
        refused("log:" + file).hasMessage("There is no file " + file + ".");
        write(file, "");
        refused("log:" + file).hasMessage(file + " has no requests.");
    }

    @Test
    void refusesServicesWithoutEnd() throws IOException {
        String[] lines = new String[10_001];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = COMBINED.replace("orders", "order-" + i);
        }
        write(file, lines);
        refused("log:" + file)
                .hasMessage(
                        file
                                + ": there are more than 10,000 services, 'order-10000' among them. They seem to be named by something that changes with each request.");
    }
}
