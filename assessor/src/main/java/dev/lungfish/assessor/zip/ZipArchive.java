package dev.lungfish.assessor.zip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip archive whose list of files is sound. What they hold is checked when it is read: no size that the archive
/// states makes more than that be allocated, and the checksum must be right.
public final class ZipArchive {

    static final int HEADER_BYTES = 30;
    private static final int HEADER_SIGNATURE = 0x04034b50;

    private final Bytes bytes;
    private final CentralDirectory directory;

    private ZipArchive(Bytes bytes, CentralDirectory directory) {
        this.bytes = bytes;
        this.directory = directory;
    }

    /// Reads the list of files, and none of the files.
    ///
    /// @throws BadZip if it is no zip archive, is damaged, or holds more files than allowed
    public static ZipArchive open(Bytes bytes, int mostEntries) throws IOException {
        return new ZipArchive(bytes, CentralDirectory.read(bytes, mostEntries));
    }

    /// Its files, without directories, in its order. A name can occur several times.
    public List<ZipEntry> entries() {
        return directory.entries();
    }

    /// The names of files that are encrypted, or compressed by another method than deflate.
    public List<String> unreadable() {
        return directory.unreadable();
    }

    /// What a file holds.
    ///
    /// @param entry one of this archive's
    /// @throws BadZip if it is damaged or larger than `mostBytes`
    public byte[] read(ZipEntry entry, long mostBytes) throws IOException {
        if (Math.max(entry.sizeBytes(), entry.compressedBytes()) > mostBytes) {
            throw new BadZip("is larger than the " + mostBytes + " bytes that are read");
        }
        if (entry.sizeBytes() > entry.mostBytes()) {
            throw damaged();
        }
        Bytes content = content(entry);
        byte[] unpacked =
                entry.method() == ZipEntry.STORED
                        ? content.read(0, (int) entry.sizeBytes())
                        : inflate(content, (int) entry.sizeBytes());
        CRC32 crc = new CRC32();
        crc.update(unpacked);
        if ((int) crc.getValue() != entry.crc()) {
            throw damaged();
        }
        return unpacked;
    }

    /// What a stored file holds, in place and unchecked, or a deflated one's content in memory.
    ///
    /// @throws BadZip if it is damaged, or would take more than `mostBytes` of memory
    public Bytes open(ZipEntry entry, long mostBytes) throws IOException {
        return isInPlace(entry) ? content(entry) : Bytes.of(read(entry, mostBytes));
    }

    /// Whether a file can be opened without holding it in memory.
    public static boolean isInPlace(ZipEntry entry) {
        return entry.method() == ZipEntry.STORED && entry.sizeBytes() == entry.compressedBytes();
    }

    private Bytes content(ZipEntry entry) throws IOException {
        try {
            ByteBuffer header =
                    ByteBuffer.wrap(bytes.read(entry.headerOffset(), HEADER_BYTES))
                            .order(ByteOrder.LITTLE_ENDIAN);
            if (header.getInt(0) != HEADER_SIGNATURE) {
                throw damaged();
            }
            long start =
                    entry.headerOffset()
                            + HEADER_BYTES
                            + (header.getShort(26) & 0xffff)
                            + (header.getShort(28) & 0xffff);
            if (start > bytes.size() - entry.compressedBytes()) {
                throw damaged();
            }
            return bytes.slice(start, entry.compressedBytes());
        } catch (EOFException e) {
            throw damaged();
        }
    }

    private static byte[] inflate(Bytes content, int size) throws IOException {
        byte[] packed = content.read(0, Math.toIntExact(content.size()));
        byte[] unpacked = new byte[size];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int length = 0;
            while (length < size) {
                int n = inflater.inflate(unpacked, length, size - length);
                if (n == 0) {
                    throw damaged();
                }
                length += n;
            }
            if (inflater.inflate(new byte[1]) != 0) {
                throw damaged();
            }
        } catch (DataFormatException e) {
            throw damaged();
        }
        return unpacked;
    }

    private static BadZip damaged() {
        return new BadZip("is damaged: what it holds is not what the archive says");
    }
}
