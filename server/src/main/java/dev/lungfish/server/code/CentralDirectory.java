package dev.lungfish.server.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the list of entries at the end of a zip archive and refuses every entry that a package may not hold.
///
/// `java.util.zip` gives neither Unix modes nor a bound on what it reads. An archive within the size limit of a
/// package never needs Zip64, which is why 65,535 entries are the most. Format: PKWARE's APPNOTE 6.3, sections 4.3.7
/// to 4.3.16.
final class CentralDirectory {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xffff;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int ZIP64_MARK = 0xffff;

    private static final int FLAG_ENCRYPTED = 1;
    private static final int HOST_FAT = 0;
    private static final int HOST_UNIX = 3;
    private static final int HOST_NTFS = 10;
    private static final int HOST_DARWIN = 19;

    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_DIRECTORY = 0040000;
    private static final int TYPE_FILE = 0100000;
    private static final int TYPE_LINK = 0120000;
    private static final int DEFAULT_FILE = 0644;
    private static final int DEFAULT_DIRECTORY = 0755;

    private final ByteBuffer zip;
    private final int end;

    private CentralDirectory(byte[] bytes) throws PackageException {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.end = findEnd();
    }

    /// All entries in the order of the directory.
    static List<ArchiveEntry> read(byte[] zip) throws PackageException {
        return new CentralDirectory(zip).entries();
    }

    private int findEnd() throws PackageException {
        int last = zip.capacity() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
            if (zip.getInt(at) == END_SIGNATURE
                    && at + END_BYTES + u16(at + 20) == zip.capacity()) {
                return at;
            }
        }
        throw PackageException.damaged();
    }

    private List<ArchiveEntry> entries() throws PackageException {
        int count = u16(end + 10);
        if (count == ZIP64_MARK) {
            throw PackageException.forbidden("It holds more than 65534 entries.");
        }
        int directoryBytes = zip.getInt(end + 12);
        int start = end - directoryBytes;
        // Bytes before the archive, such as a start script, move every offset.
        int shift = start - zip.getInt(end + 16);
        if (directoryBytes < 0 || start < 0 || shift < 0) {
            throw PackageException.damaged();
        }
        List<ArchiveEntry> entries = new ArrayList<>(Math.min(count, 4096));
        int at = start;
        while (at < end && entries.size() <= count) {
            at = readEntry(at, shift, entries);
        }
        if (entries.size() != count || at != end) {
            throw PackageException.damaged();
        }
        return entries;
    }

    private int readEntry(int at, int shift, List<ArchiveEntry> entries) throws PackageException {
        if (at + ENTRY_BYTES > end || zip.getInt(at) != ENTRY_SIGNATURE) {
            throw PackageException.damaged();
        }
        int nameBytes = u16(at + 28);
        int next = at + ENTRY_BYTES + nameBytes + u16(at + 30) + u16(at + 32);
        int compressedBytes = zip.getInt(at + 20);
        long offset = (zip.getInt(at + 42) & 0xffffffffL) + shift;
        if (next > end || compressedBytes < 0 || offset >= zip.capacity()) {
            throw PackageException.damaged();
        }
        int host = u16(at + 4) >>> 8;
        String name = name(at + ENTRY_BYTES, nameBytes, host);
        int method = u16(at + 10);
        if ((u16(at + 8) & FLAG_ENCRYPTED) != 0) {
            throw PackageException.forbidden("The entry '" + name + "' is encrypted.");
        }
        if (method != 0 && method != 8) {
            throw PackageException.forbidden(
                    "The entry '" + name + "' is compressed by another method than deflate.");
        }
        int mode = host == HOST_UNIX || host == HOST_DARWIN ? u16(at + 40) : 0;
        boolean directory = directory(name, mode);
        entries.add(
                new ArchiveEntry(
                        EntryPath.parse(name),
                        directory,
                        permissions(mode, directory),
                        method,
                        zip.getInt(at + 16) & 0xffffffffL,
                        compressedBytes,
                        (int) offset));
        return next;
    }

    private static boolean directory(String name, int mode) throws PackageException {
        return switch (mode & TYPE_MASK) {
            case TYPE_DIRECTORY -> true;
            case 0, TYPE_FILE -> name.endsWith("/");
            case TYPE_LINK ->
                    throw PackageException.forbidden(
                            "The entry '" + name + "' is a link. Put the file itself there.");
            default ->
                    throw PackageException.forbidden(
                            "The entry '" + name + "' is neither a file nor a directory.");
        };
    }

    private static int permissions(int mode, boolean directory) {
        if (directory) {
            return DEFAULT_DIRECTORY;
        }
        // The platform must be able to read it and to delete it, whatever the archive says.
        return mode == 0 ? DEFAULT_FILE : (mode & 0777) | 0600;
    }

    private String name(int at, int length, int host) {
        byte[] bytes = new byte[length];
        zip.get(at, bytes);
        String name;
        try {
            name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            name = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return host == HOST_FAT || host == HOST_NTFS ? name.replace('\\', '/') : name;
    }

    private int u16(int at) {
        return zip.getShort(at) & 0xffff;
    }
}
