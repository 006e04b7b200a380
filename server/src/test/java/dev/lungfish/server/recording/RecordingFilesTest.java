package dev.lungfish.server.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.recording.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LINE = "1772366400000000000,orders,41500000,180,0\n";

    @TempDir private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anHourHasItsFile() throws IOException {
        try (RecordingFiles files = new RecordingFiles(folder, 1000, 10_000)) {
            files.open(NOON);
            files.append(LINE, NOON.plusSeconds(1));
            files.append(LINE, NOON.plusSeconds(3599));
            files.append(LINE, NOON.plusSeconds(3600));
            files.append("", NOON.plusSeconds(9000));
        }
        assertThat(names())
                .containsExactly(
                        "requests-20260301T120000.000000000Z.csv",
                        "requests-20260301T130000.000000000Z.csv");
        assertThat(folder.resolve(names().getFirst()))
                .content()
                .isEqualTo(RecordedRequest.HEADER + "\n" + LINE + LINE);
    }

    /// Each file takes one line, and three of them the whole room; the oldest go, those of an earlier platform first.
    @Test
    void theOldestMakeRoom() throws IOException {
        long size = RecordedRequest.HEADER.length() + 1L + LINE.length();
        for (int run = 0; run < 2; run++) {
            try (RecordingFiles files = new RecordingFiles(folder, size, 3 * size)) {
                files.open(NOON.plusSeconds(10L * run));
                for (int i = 0; i < 4; i++) {
                    files.append(LINE, NOON.plusSeconds(10L * run + i));
                }
            }
        }
        assertThat(names())
                .containsExactly(
                        "requests-20260301T120011.000000000Z.csv",
                        "requests-20260301T120012.000000000Z.csv",
                        "requests-20260301T120013.000000000Z.csv");
    }

    @Test
    void whatIsHandedOverIsWritten() throws IOException {
        try (Recorder recorder = Recorder.in(folder, InstantSource.fixed(NOON))) {
            recorder.append(new RecordedRequest(5, "orders", 7, 128, true));
        }
        assertThat(folder.resolve(names().getFirst()))
                .content()
                .isEqualTo(RecordedRequest.HEADER + "\n5,orders,7,128,1\n");
    }
}
