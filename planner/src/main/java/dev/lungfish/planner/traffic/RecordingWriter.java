package dev.lungfish.planner.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Records finished requests in a new file of a directory. Any thread may append, which takes no more than memory; what is appended reaches
/// the file when its owner flushes, each second or so, or closes. A crash loses what came after the last flush.
public final class RecordingWriter implements Closeable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern(
                            "'requests-'uuuuMMdd'T'HHmmss.nnnnnnnnn'Z.csv'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Writer file;
    private final Object filling = new Object();
    private StringBuilder appended = new StringBuilder();

    private RecordingWriter(Writer file) {
        this.file = file;
    }

    /// Starts a recording; the directory is made if it is not there.
    ///
    /// @param now names the file
    public static RecordingWriter in(Path directory, Instant now) throws IOException {
        Files.createDirectories(directory);
        Writer file =
                Files.newBufferedWriter(
                        directory.resolve(NAME.format(now)),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        file.write(RecordedRequest.HEADER + "\n");
        return new RecordingWriter(file);
    }

    public void append(RecordedRequest request) {
        synchronized (filling) {
            request.appendTo(appended);
        }
    }

    /// Writes what has been appended.
    public synchronized void flush() throws IOException {
        StringBuilder full;
        synchronized (filling) {
            full = appended;
            appended = new StringBuilder();
        }
        file.append(full);
        file.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
