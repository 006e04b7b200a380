package dev.lungfish.server.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One service's log. Hold on to it: appending neither waits nor looks anything up.
public final class ServiceLog {

    private final Path directory;
    private final LogWriter writer;
    private final Backlog backlog;
    private final AtomicLong dropped = new AtomicLong();
    private final Segments segments;
    final Progress progress = new Progress();

    /// Lines that the writer has taken up but not yet written; null while there are none. Only the writer touches it.
    private @Nullable ByteArrayOutputStream batch;

    /// Whether the log is gone and lines that still come go nowhere. Only the writer touches it.
    private boolean deleted;

    ServiceLog(Path directory, LogSettings settings, LogWriter writer) {
        this.directory = directory;
        this.writer = writer;
        this.segments = new Segments(directory, settings);
        this.backlog = new Backlog(settings.backlogBytes() / 4);
    }

    Path directory() {
        return directory;
    }

    /// Appends a line, or several with line feeds between them, to be written within moments. If too much is waiting already they are
    /// dropped, and a line in the log says how many.
    ///
    /// @param epochMillis when it happened, which each line starts with
    public void append(long epochMillis, String text) {
        long cost = (long) text.length() + LogWriter.ENTRY_BYTES;
        if (!backlog.tryTake(cost)) {
            drop(text);
        } else if (!writer.offer(new LogWriter.Lines(this, epochMillis, text, cost))) {
            backlog.giveBack(cost);
            drop(text);
        }
    }

    private void drop(String text) {
        if (dropped.getAndAdd(lines(text)) == 0) {
            writer.hasDropped(this);
        }
    }

    private static long lines(String text) {
        return 1 + text.chars().filter(c -> c == '\n').count();
    }

    /// Takes up lines for the next write. Returns whether they are the first of it.
    boolean batch(LogWriter.Lines lines, Stamp stamp) {
        backlog.giveBack(lines.cost());
        return !deleted && add(stamp.of(lines.epochMillis()), lines.text());
    }

    /// Takes up a line about those that were dropped. Returns whether it is the first of the next write.
    boolean batchDropped(long epochMillis, Stamp stamp) {
        long lines = dropped.getAndSet(0);
        return lines > 0
                && !deleted
                && add(
                        stamp.of(epochMillis),
                        "[lungfish] "
                                + lines
                                + (lines == 1 ? " line was" : " lines were")
                                + " dropped: more came than could be written");
    }

    private boolean add(byte[] stamp, String text) {
        ByteArrayOutputStream before = batch;
        ByteArrayOutputStream into = before == null ? new ByteArrayOutputStream(512) : before;
        batch = into;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            line(into, stamp, text.substring(from, end));
            from = end + 1;
        }
        line(into, stamp, from == 0 ? text : text.substring(from));
        return before == null;
    }

    private static void line(ByteArrayOutputStream into, byte[] stamp, String line) {
        into.writeBytes(stamp);
        into.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        into.write('\n');
    }

    /// Closes the file; the next write opens it again.
    void closeFile() throws IOException {
        segments.close();
    }

    int batchBytes() {
        return batch == null ? 0 : batch.size();
    }

    /// Deletes what was written and ends those who follow.
    void delete() throws IOException {
        deleted = true;
        batch = null;
        progress.advance(0);
        progress.end();
        segments.delete();
    }

    /// Writes what was taken up.
    void write() throws IOException {
        ByteArrayOutputStream taken = batch;
        batch = null;
        if (taken != null) {
            progress.advance(segments.append(ByteBuffer.wrap(taken.toByteArray())));
        }
    }
}
