package dev.lungfish.server.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads a log as it grows, across rotation. Holds no file open and needs no closing. For one thread, which it blocks.
public final class LogFollow {

    private final Path directory;
    private final Progress progress;
    private long position;
    private final ByteArrayOutputStream half = new ByteArrayOutputStream();

    LogFollow(Path directory, Progress progress, long from) {
        this.directory = directory;
        this.progress = progress;
        this.position = from;
    }

    /// The next lines in order, after waiting for them if there are none; empty when time is up or the log has [ended](#ended()).
    /// Where lines went before they were read, a line says so.
    public List<String> poll(Duration timeout) throws IOException, InterruptedException {
        progress.await(position, timeout.toNanos());
        List<String> lines = new ArrayList<>();
        long written = progress.written();
        while (lines.isEmpty() && position < written) {
            LogReader.Piece piece = LogReader.read(directory, position, written);
            if (piece.bytes().length == 0) {
                // Somebody else has deleted the files.
                position = written;
                break;
            }
            if (piece.from() > position) {
                half.reset();
                lines.add(
                        "[lungfish] "
                                + (piece.from() - position)
                                + " bytes were deleted before they were read: the log is full");
            }
            addLines(piece.bytes(), lines);
            position = piece.end();
        }
        return lines;
    }

    private void addLines(byte[] bytes, List<String> lines) {
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                half.write(bytes, from, i - from);
                lines.add(half.toString(StandardCharsets.UTF_8));
                half.reset();
                from = i + 1;
            }
        }
        half.write(bytes, from, bytes.length - from);
    }

    /// Whether the service was removed or the platform stops, so that nothing more will come.
    public boolean ended() {
        return progress.ended() && position >= progress.written();
    }
}
