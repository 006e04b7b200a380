package dev.lungfish.assessor.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads the list of an archive's files.
///
/// Format: PKWARE's APPNOTE 6.3, section 4.3.12.
final class CentralDirectory {

    static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int MOST_BYTES = 128 * 1024 * 1024;
    private static final int FLAG_ENCRYPTED = 1;
    private static final int EXTRA_ZIP64 = 1;
    private static final long IN_EXTRA = 0xffffffffL;

    private final byte[] bytes;
    private final ByteBuffer directory;
    private final EndRecord end;
    private final int mostEntries;
    private final List<ZipEntry> entries = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    private CentralDirectory(byte[] bytes, EndRecord end, int mostEntries) {
        this.bytes = bytes;
        this.directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.end = end;
        this.mostEntries = mostEntries;
    }

    /// Reads it.
    ///
    /// @throws BadZip if it is damaged, or larger than is allowed
    static CentralDirectory read(Bytes zip, int mostEntries) throws IOException {
        EndRecord end = EndRecord.find(zip);
        if (end.directoryBytes() > MOST_BYTES) {
            throw new BadZip("has a list of files of more than 128 MB, which no program needs");
        }
        byte[] bytes = zip.read(end.directoryOffset(), (int) end.directoryBytes());
        CentralDirectory directory = new CentralDirectory(bytes, end, mostEntries);
        directory.readEntries();
        directory.refuseOverlaps();
        return directory;
    }

    /// All files that can be read, in its order.
    List<ZipEntry> entries() {
        return entries;
    }

    /// The names of those that cannot: encrypted, or compressed by another method than deflate.
    List<String> unreadable() {
        return unreadable;
    }

    private void readEntries() throws BadZip {
        int at = 0;
        int count = 0;
        while (at < directory.capacity()) {
            if (++count > mostEntries) {
                throw new BadZip("holds more files than the " + mostEntries + " that are read");
            }
            at = readEntry(at);
        }
    }

    private int readEntry(int at) throws BadZip {
        if (at + ENTRY_BYTES > directory.capacity() || directory.getInt(at) != ENTRY_SIGNATURE) {
            throw damaged();
        }
        int nameBytes = u16(at + 28);
        int extraBytes = u16(at + 30);
        int next = at + ENTRY_BYTES + nameBytes + extraBytes + u16(at + 32);
        if (next > directory.capacity()) {
            throw damaged();
        }
        if (nameBytes > 0 && bytes[at + ENTRY_BYTES + nameBytes - 1] == '/') {
            return next;
        }
        String name = new String(bytes, at + ENTRY_BYTES, nameBytes, StandardCharsets.UTF_8);
        add(at, name, at + ENTRY_BYTES + nameBytes, extraBytes);
        return next;
    }

    private void add(int at, String name, int extraAt, int extraBytes) throws BadZip {
        int method = u16(at + 10);
        boolean encrypted = (u16(at + 8) & FLAG_ENCRYPTED) != 0;
        boolean readable = method == ZipEntry.STORED || method == ZipEntry.DEFLATED;
        if (encrypted || !readable) {
            unreadable.add(name);
            return;
        }
        Extra extra = new Extra(extraAt, extraAt + extraBytes);
        long size = extra.resolve(u32(at + 24));
        long compressed = extra.resolve(u32(at + 20));
        long offset = extra.resolve(u32(at + 42)) + end.shift();
        if (offset > end.directoryOffset() || compressed > end.directoryOffset() - offset) {
            throw damaged();
        }
        entries.add(
                new ZipEntry(name, method, directory.getInt(at + 16), compressed, size, offset));
    }

    /// Files that share bytes are how a small archive unpacks to an endless amount.
    private void refuseOverlaps() throws BadZip {
        List<ZipEntry> byOffset = new ArrayList<>(entries);
        byOffset.sort(Comparator.comparingLong(ZipEntry::headerOffset));
        long free = 0;
        for (ZipEntry entry : byOffset) {
            if (entry.headerOffset() < free) {
                throw new BadZip("holds files that share their bytes, as only zip bombs do");
            }
            free = entry.headerOffset() + ZipArchive.HEADER_BYTES + entry.compressedBytes();
        }
    }

    private int u16(int at) {
        return directory.getShort(at) & 0xffff;
    }

    private long u32(int at) {
        return directory.getInt(at) & 0xffffffffL;
    }

    private static BadZip damaged() {
        return new BadZip("has a damaged list of files");
    }

    /// The values of the extra field for Zip64, in their order.
    private final class Extra {
        private int at;
        private int end;

        Extra(int at, int end) {
            this.at = at;
            this.end = end;
        }

        long resolve(long value) throws BadZip {
            if (value != IN_EXTRA) {
                return value;
            }
            enter();
            if (at + Long.BYTES > end || directory.getLong(at) < 0) {
                throw damaged();
            }
            long large = directory.getLong(at);
            at += Long.BYTES;
            return large;
        }

        private boolean entered;

        private void enter() {
            while (!entered && at + 4 <= end) {
                int bytes = u16(at + 2);
                entered = u16(at) == EXTRA_ZIP64;
                at += 4;
                if (entered) {
                    end = Math.min(end, at + bytes);
                } else {
                    at += bytes;
                }
            }
        }
    }
}
