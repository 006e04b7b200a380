package dev.lungfish.server.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/// Reads a log's files by position, while others write and delete them.
final class LogReader {

    private static final int BLOCK_BYTES = 64 * 1024;

    /// A piece of the log.
    ///
    /// @param from where it really begins, which is later than asked where older files are gone
    record Piece(long from, byte[] bytes) {

        long end() {
            return from + bytes.length;
        }
    }

    private LogReader() {}

    /// What is there from a position on, at most a block and never beyond one file's end. Empty at the log's end.
    static Piece read(Path directory, long from, long end) throws IOException {
        while (true) {
            NavigableMap<Long, Long> sizes = Segments.scan(directory);
            Map.Entry<Long, Long> segment = sizes.floorEntry(from);
            if (segment == null || from >= segment.getKey() + segment.getValue()) {
                segment = sizes.ceilingEntry(from);
            }
            if (segment == null) {
                return new Piece(from, new byte[0]);
            }
            long start = Math.max(from, segment.getKey());
            long stop = Math.min(end, segment.getKey() + segment.getValue());
            int length = Math.clamp(stop - start, 0, BLOCK_BYTES);
            try {
                return new Piece(start, bytes(directory, segment.getKey(), start, length));
            } catch (NoSuchFileException _) {
                // It was rotated away since it was listed: look again.
            }
        }
    }

    private static byte[] bytes(Path directory, long base, long start, int length)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        Path file = Segments.file(directory, base);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, start - base + buffer.position());
            }
        }
        return buffer.hasRemaining()
                ? Arrays.copyOf(buffer.array(), buffer.position())
                : buffer.array();
    }

    /// The last lines before `end`, oldest first.
    static List<String> lastLines(Path directory, long end, int most) throws IOException {
        long oldest = Segments.scan(directory).keySet().stream().findFirst().orElse(end);
        long from = end;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int ends = 0;
        while (from > oldest && ends <= most) {
            long start = Math.max(oldest, from - BLOCK_BYTES);
            byte[] block = readAll(directory, start, from);
            ByteArrayOutputStream longer = new ByteArrayOutputStream(block.length + text.size());
            longer.writeBytes(block);
            longer.writeBytes(text.toByteArray());
            text = longer;
            ends += lineEnds(block);
            from = start;
        }
        List<String> lines = text.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    private static byte[] readAll(Path directory, long start, long end) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (long position = start; position < end; ) {
            Piece piece = read(directory, position, end);
            if (piece.bytes().length == 0) {
                break;
            }
            text.writeBytes(piece.bytes());
            position = piece.end();
        }
        return text.toByteArray();
    }

    private static int lineEnds(byte[] bytes) {
        int ends = 0;
        for (byte b : bytes) {
            if (b == '\n') {
                ends++;
            }
        }
        return ends;
    }
}
