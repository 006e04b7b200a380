package dev.lungfish.assessor.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Where an archive's central directory lies, as the record at its end says.
///
/// Format: PKWARE's APPNOTE 6.3, sections 4.3.14 to 4.3.16.
///
/// @param shift how many bytes, such as a start script, lie before the archive: offsets do not count them
record EndRecord(long directoryOffset, long directoryBytes, long shift) {

    private static final int SIGNATURE = 0x06054b50;
    private static final int BYTES = 22;
    private static final int MOST_COMMENT_BYTES = 0xffff;
    private static final long IN_LARGE = 0xffffffffL;
    private static final int SIGNATURE_64 = 0x06064b50;
    private static final int BYTES_64 = 56;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;

    /// Finds it.
    ///
    /// @throws BadZip if there is none
    static EndRecord find(Bytes zip) throws IOException {
        int length = (int) Math.min(zip.size(), BYTES + MOST_COMMENT_BYTES);
        long tailAt = zip.size() - length;
        ByteBuffer tail = buffer(zip.read(tailAt, length));
        for (int at = length - BYTES; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                EndRecord end = read(zip, tail, at, tailAt + at);
                if (end.isPlausible(zip)) {
                    return end;
                }
            }
        }
        throw BadZip.withoutEnd();
    }

    private static EndRecord read(Bytes zip, ByteBuffer tail, int at, long end) throws IOException {
        long bytes = tail.getInt(at + 12) & 0xffffffffL;
        long offset = tail.getInt(at + 16) & 0xffffffffL;
        EndRecord large = read64(zip, end - LOCATOR_BYTES);
        boolean isMeant = bytes == IN_LARGE || bytes == large.directoryBytes();
        return large.exists() && isMeant ? large : of(end, bytes, offset);
    }

    private static final EndRecord NONE = new EndRecord(-1, -1, -1);

    private static EndRecord read64(Bytes zip, long locatorAt) throws IOException {
        if (locatorAt < BYTES_64) {
            return NONE;
        }
        ByteBuffer locator = buffer(zip.read(locatorAt, LOCATOR_BYTES));
        if (locator.getInt(0) != LOCATOR_SIGNATURE) {
            return NONE;
        }
        // Bytes before the archive make the locator's own offset wrong; the record mostly lies just
        // before the locator.
        for (long at : new long[] {locator.getLong(8), locatorAt - BYTES_64}) {
            if (at >= 0 && at <= locatorAt - BYTES_64) {
                ByteBuffer record = buffer(zip.read(at, BYTES_64));
                if (record.getInt(0) == SIGNATURE_64) {
                    return of(at, record.getLong(40), record.getLong(48));
                }
            }
        }
        return NONE;
    }

    private static EndRecord of(long end, long bytes, long offset) {
        long start = end - bytes;
        return bytes < 0 || start < 0 || offset < 0 || offset > start
                ? NONE
                : new EndRecord(start, bytes, start - offset);
    }

    private boolean exists() {
        return directoryOffset >= 0;
    }

    private boolean isPlausible(Bytes zip) throws IOException {
        if (!exists()) {
            return false;
        }
        return directoryBytes == 0
                || buffer(zip.read(directoryOffset, Integer.BYTES)).getInt(0)
                        == CentralDirectory.ENTRY_SIGNATURE;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
