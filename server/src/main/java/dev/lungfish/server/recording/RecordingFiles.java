package dev.lungfish.server.recording;

import dev.lungfish.core.recording.RecordedRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a recording: a new one each hour, and whenever one is full. Where all of them together are too large, the oldest go.
final class RecordingFiles implements Closeable {

    /// As large as a file may be: some million and a half requests.
    static final long FILE_BYTES = 64L * 1024 * 1024;

    /// As large as all may be together: some twenty-five million requests.
    static final long MOST_BYTES = 1024L * 1024 * 1024;

    private static final String PREFIX = "requests-";
    private static final byte[] HEADER =
            (RecordedRequest.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern(
                            "'" + PREFIX + "'uuuuMMdd'T'HHmmss.nnnnnnnnn'Z.csv'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// @param bytes how large it was when it was closed
    private record Written(Path path, long bytes) {}

    private final Path directory;
    private final long fileBytes;
    private final long mostBytes;
    private final Deque<Written> older = new ArrayDeque<>();
    private long olderBytes;
    private @Nullable OutputStream current;
    private Path path = Path.of("");
    private Instant hour = Instant.MIN;
    private long bytes;

    RecordingFiles(Path directory, long fileBytes, long mostBytes) {
        this.directory = directory;
        this.fileBytes = fileBytes;
        this.mostBytes = mostBytes;
    }

    /// Begins after what earlier platforms have recorded there.
    void open(Instant now) throws IOException {
        Files.createDirectories(directory);
        for (Path file : earlier()) {
            add(new Written(file, Files.size(file)));
        }
        begin(now);
    }

    private List<Path> earlier() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    /// Appends lines to the file of the hour.
    void append(CharSequence lines, Instant now) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        boolean isFull = bytes + text.length > fileBytes && bytes > HEADER.length;
        OutputStream file =
                current == null || isFull || !now.truncatedTo(ChronoUnit.HOURS).equals(hour)
                        ? begin(now)
                        : current;
        try {
            file.write(text);
            bytes += text.length;
        } catch (IOException e) {
            close();
            throw e;
        }
        removeOldest();
    }

    private OutputStream begin(Instant now) throws IOException {
        close();
        path = directory.resolve(NAME.format(now));
        OutputStream file =
                Files.newOutputStream(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        current = file;
        hour = now.truncatedTo(ChronoUnit.HOURS);
        bytes = HEADER.length;
        file.write(HEADER);
        removeOldest();
        return file;
    }

    private void add(Written file) {
        older.addLast(file);
        olderBytes += file.bytes();
    }

    private void removeOldest() throws IOException {
        while (!older.isEmpty() && olderBytes + bytes > mostBytes) {
            Written oldest = older.removeFirst();
            olderBytes -= oldest.bytes();
            Files.deleteIfExists(oldest.path());
        }
    }

    @Override
    public void close() throws IOException {
        OutputStream file = current;
        if (file != null) {
            current = null;
            add(new Written(path, bytes));
            file.close();
        }
    }
}
