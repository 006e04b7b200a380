package dev.lungfish.planner.traffic;

import static dev.lungfish.planner.traffic.Sources.cut;
import static dev.lungfish.planner.traffic.Sources.names;
import static dev.lungfish.planner.traffic.Sources.read;
import static dev.lungfish.planner.traffic.Sources.refused;
import static dev.lungfish.planner.traffic.Sources.service;
import static dev.lungfish.planner.traffic.Sources.write;
import static dev.lungfish.planner.traffic.Sources.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lungfish.core.recording.RecordedRequest;
import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingsTest {

    private static final String HEADER = RecordedRequest.HEADER;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long NANOS = NOW.getEpochSecond() * 1_000_000_000L;

    @TempDir private Path folder;

    @Test
    void readsWhatIsRecorded() throws BadInput, IOException {
        Path recording = Files.createDirectories(folder.resolve("a/b"));
        write(
                recording.resolve("1.csv"),
                HEADER,
                line(0, "orders", 10, 120),
                line(2_500, "orders", 30, 140),
                line(1_200, "quotes", 5, 0));
        write(recording.resolve("2.csv"), HEADER, line(3_999, "orders", 20, 130));
        Traffic traffic = read("recorded:" + recording);
        assertThat(traffic.start()).isEqualTo(NOW);
        assertThat(names(traffic)).containsExactly("orders", "quotes");
        ServiceTraffic orders = service(traffic, "orders");
        assertThat(orders.counts()).containsExactly(1, 0, 1, 1);
        assertThat(orders.megabytes()).isEqualTo(140);
        assertThat(Objects.requireNonNull(orders.duration()).mean()).isCloseTo(20e6, within(1e3));
        assertThat(service(traffic, "quotes").megabytes()).isNull();
    }

    @Test
    void leavesALastLineOutThatIsCutOff() throws BadInput, IOException {
        Path plain =
                write(
                        folder.resolve("a.csv"),
                        HEADER,
                        NANOS + ",a,1000,0,1",
                        NANOS + ",a,1000,0,0");
        cut(plain, 2);
        zip(folder.resolve("b.csv.gz"), HEADER, NANOS + ",b,1000,0,1");
        Files.writeString(folder.resolve("c.csv"), "arrived_na");
        Files.createFile(folder.resolve("d.csv"));
        assertThat(read("recorded:" + folder).requests()).isEqualTo(2);
    }

    @Test
    void namesLinesThatAreNotRequests() throws IOException {
        Path first = write(folder.resolve("a.csv"), HEADER, "x,a,1000,0,1", NANOS + ",a,1,0,1");
        Path second = write(folder.resolve("b.csv"), "time,service", "1,a");
        refused("recorded:" + folder)
                .hasMessage(
                        "%s:2: this is not %s.\n%s:1: a recording begins with %s."
                                .formatted(first, HEADER, second, HEADER));
    }

    @Test
    void refusesWhatIsEmptyOrNotThere() throws IOException {
        refused("recorded:" + folder).hasMessage(folder + " has no recorded requests.");
        refused("recorded:" + folder + "/x").hasMessage("There is no directory " + folder + "/x.");
    }

    @Test
    void refusesNamesThatWouldBreakLines() {
        assertThatThrownBy(() -> request(0, "a,b", 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(0, "a\nb", 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(0, "", 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String line(long millis, String service, long took, int megabytes) {
        StringBuilder line = new StringBuilder();
        request(millis, service, took, megabytes).appendTo(line);
        return line.toString().strip();
    }

    private static RecordedRequest request(long millis, String service, long took, int megabytes) {
        return new RecordedRequest(
                NANOS + millis * 1_000_000, service, took * 1_000_000, megabytes, false);
    }
}
