package dev.lungfish.server.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one service's log. Each is named by the position of its first byte in the whole log, so a position stays valid when
/// older files go. One thread writes; any number may read, from the files alone.
final class Segments {

    private static final Pattern NAME = Pattern.compile("\\d{20}\\.log");

    private final Path directory;
    private final LogSettings settings;
    private @Nullable FileChannel channel;
    private NavigableMap<Long, Long> sizes = new TreeMap<>();

    Segments(Path directory, LogSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /// The files there are: their sizes by the position of their first byte. Empty where there is no log yet.
    static NavigableMap<Long, Long> scan(Path directory) throws IOException {
        NavigableMap<Long, Long> sizes = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return sizes;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) {
                    putSize(sizes, Long.parseLong(name.substring(0, 20)), file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return sizes;
    }

    private static void putSize(Map<Long, Long> sizes, long base, Path file) throws IOException {
        try {
            sizes.put(base, Files.size(file));
        } catch (NoSuchFileException _) {
            // It was rotated away since it was listed.
        }
    }

    static Path file(Path directory, long base) {
        return directory.resolve("%020d.log".formatted(base));
    }

    /// The position after the last byte.
    static long end(NavigableMap<Long, Long> sizes) {
        return sizes.isEmpty() ? 0 : sizes.lastKey() + sizes.lastEntry().getValue();
    }

    /// Appends whole lines and returns the position after them. Opens the last file if needed, starts another where it is full, and
    /// deletes the oldest ones beyond the service's limit.
    long append(ByteBuffer lines) throws IOException {
        FileChannel open = channel != null ? channel : openLast();
        long written = sizes.lastEntry().getValue();
        if (written > 0 && written + lines.remaining() > settings.segmentBytes()) {
            open = openNew(end(sizes));
        }
        long base = sizes.lastKey();
        while (lines.hasRemaining()) {
            sizes.merge(base, (long) open.write(lines), Long::sum);
        }
        deleteOldest();
        return end(sizes);
    }

    private FileChannel openLast() throws IOException {
        Files.createDirectories(directory);
        sizes = scan(directory);
        if (sizes.isEmpty()) {
            return openNew(0);
        }
        FileChannel opened =
                FileChannel.open(
                        file(directory, sizes.lastKey()),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        channel = opened;
        opened.position(opened.size());
        endTornLine(opened);
        return opened;
    }

    /// A platform that was killed may have left half a line.
    private void endTornLine(FileChannel opened) throws IOException {
        long size = opened.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && opened.read(last, size - 1) == 1 && last.get(0) != '\n') {
            opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
            sizes.merge(sizes.lastKey(), 1L, Long::sum);
        }
    }

    private FileChannel openNew(long base) throws IOException {
        close();
        FileChannel opened =
                FileChannel.open(
                        file(directory, base),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        channel = opened;
        sizes.put(base, 0L);
        return opened;
    }

    private void deleteOldest() throws IOException {
        long total = sizes.values().stream().mapToLong(Long::longValue).sum();
        while (total > settings.bytesPerService() && sizes.size() > 1) {
            Map.Entry<Long, Long> oldest = sizes.pollFirstEntry();
            Files.deleteIfExists(file(directory, oldest.getKey()));
            total -= oldest.getValue();
        }
    }

    /// Closes the file; the next append opens it again.
    void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /// Deletes every file and the directory.
    void delete() throws IOException {
        close();
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }
}
