package dev.lungfish.server.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip archive in memory whose list of entries is sound. Contents are checked as they are read: their true size is
/// counted while inflating, their checksums compared; no size that the archive states is trusted.
final class Archive {

    /// Takes what is read, entry by entry.
    interface Sink {
        void directory(String path) throws IOException;

        /// Takes a file's content, and is closed after it.
        OutputStream file(String path, int permissions) throws IOException;
    }

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;

    private final byte[] bytes;
    private final ByteBuffer zip;
    private final List<ArchiveEntry> entries;

    /// @throws PackageException if it is no archive, or holds an entry that is refused
    Archive(byte[] bytes) throws PackageException {
        this.bytes = bytes;
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.entries = CentralDirectory.read(bytes);
        refuseCollisions();
    }

    private void refuseCollisions() throws PackageException {
        Set<String> files = new HashSet<>();
        Set<String> directories = new HashSet<>(Set.of(""));
        for (ArchiveEntry entry : entries) {
            if (!entry.directory() && !files.add(entry.path())) {
                throw PackageException.forbidden(
                        "It holds the entry '" + entry.path() + "' twice.");
            }
            String directory = entry.directory() ? entry.path() : parent(entry.path());
            while (directories.add(directory)) {
                directory = parent(directory);
            }
        }
        for (String file : files) {
            if (directories.contains(file)) {
                throw PackageException.forbidden(
                        "It holds '" + file + "' as a file and as a directory.");
            }
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// Reads everything to its end.
    ///
    /// @throws PackageException if a content is damaged, or all of them together are over the limit
    void readAll(Sink sink) throws PackageException, IOException {
        long left = Packages.MAX_UNZIPPED_BYTES;
        byte[] buffer = new byte[64 * 1024];
        for (ArchiveEntry entry : entries) {
            if (entry.directory()) {
                sink.directory(entry.path());
            } else {
                try (OutputStream file = sink.file(entry.path(), entry.permissions())) {
                    left -= readFile(entry, left, buffer, file);
                }
            }
        }
    }

    private long readFile(ArchiveEntry entry, long left, byte[] buffer, OutputStream file)
            throws PackageException, IOException {
        int start = contentStart(entry);
        CRC32 crc = new CRC32();
        long length = 0;
        try (Content content = content(entry, start)) {
            for (int n; (n = content.next(buffer)) > 0; ) {
                length += n;
                if (length > left) {
                    throw PackageException.unzippedSize();
                }
                crc.update(buffer, 0, n);
                file.write(buffer, 0, n);
            }
        }
        if (crc.getValue() != entry.crc()) {
            throw PackageException.damaged();
        }
        return length;
    }

    private int contentStart(ArchiveEntry entry) throws PackageException {
        int at = entry.headerOffset();
        if (at + LOCAL_BYTES > bytes.length || zip.getInt(at) != LOCAL_SIGNATURE) {
            throw PackageException.damaged();
        }
        long start = (long) at + LOCAL_BYTES + u16(at + 26) + u16(at + 28);
        if (start + entry.compressedBytes() > bytes.length) {
            throw PackageException.damaged();
        }
        return (int) start;
    }

    private int u16(int at) {
        return zip.getShort(at) & 0xffff;
    }

    private Content content(ArchiveEntry entry, int start) {
        return entry.method() == 0
                ? new Stored(ByteBuffer.wrap(bytes, start, entry.compressedBytes()))
                : new Deflated(bytes, start, entry.compressedBytes());
    }

    private sealed interface Content extends AutoCloseable {
        /// Fills the buffer as far as it can; 0 at the end.
        int next(byte[] buffer) throws PackageException;

        @Override
        default void close() {}
    }

    private record Stored(ByteBuffer content) implements Content {
        @Override
        public int next(byte[] buffer) {
            int n = Math.min(buffer.length, content.remaining());
            content.get(buffer, 0, n);
            return n;
        }
    }

    private static final class Deflated implements Content {
        private final Inflater inflater = new Inflater(true);

        Deflated(byte[] bytes, int start, int length) {
            inflater.setInput(bytes, start, length);
        }

        @Override
        public int next(byte[] buffer) throws PackageException {
            try {
                int n = inflater.inflate(buffer);
                if (n == 0 && !inflater.finished()) {
                    throw PackageException.damaged();
                }
                return n;
            } catch (DataFormatException e) {
                throw PackageException.damaged();
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
