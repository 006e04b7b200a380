package dev.lungfish.cli.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zips whose bytes depend on nothing but names, contents and modes: every entry carries the same
/// time. The JDK's own writer cannot record that a file is executable. Entries stay in the order they are added.
final class ZipWriter {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final short MADE_ON_UNIX = (3 << 8) | VERSION;
    private static final short NAMES_ARE_UTF8 = 1 << 11;
    private static final short STORED = 0;
    private static final short DEFLATED = 8;

    /// 1 January 1980, the earliest day that a zip can name.
    private static final short DATE = (1 << 5) | 1;

    private static final short TIME = 0;
    private static final int REGULAR_FILE = 0100000;
    private static final int MAX_ENTRIES = 65_535;

    private final ByteArrayOutputStream zip = new ByteArrayOutputStream();
    private final ByteArrayOutputStream central = new ByteArrayOutputStream();
    private int entries;

    /// Adds a file. What does not shrink is stored as it is.
    void add(String name, byte[] content, boolean executable) {
        if (++entries > MAX_ENTRIES) {
            throw new IllegalArgumentException("more than %d files".formatted(MAX_ENTRIES));
        }
        byte[] nameBytes = name.getBytes(UTF_8);
        byte[] deflated = deflate(content);
        boolean shrinks = deflated.length < content.length;
        byte[] data = shrinks ? deflated : content;
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] common =
                littleEndian(26)
                        .putShort(VERSION)
                        .putShort(NAMES_ARE_UTF8)
                        .putShort(shrinks ? DEFLATED : STORED)
                        .putShort(TIME)
                        .putShort(DATE)
                        .putInt((int) crc.getValue())
                        .putInt(data.length)
                        .putInt(content.length)
                        .putShort((short) nameBytes.length)
                        .putShort((short) 0)
                        .array();
        int mode = REGULAR_FILE | (executable ? 0755 : 0644);
        central.writeBytes(littleEndian(6).putInt(CENTRAL_HEADER).putShort(MADE_ON_UNIX).array());
        central.writeBytes(common);
        central.writeBytes(littleEndian(6).array());
        central.writeBytes(littleEndian(8).putInt(mode << 16).putInt(zip.size()).array());
        central.writeBytes(nameBytes);
        zip.writeBytes(littleEndian(4).putInt(LOCAL_HEADER).array());
        zip.writeBytes(common);
        zip.writeBytes(nameBytes);
        zip.writeBytes(data);
    }

    /// The whole zip. Nothing can be added after it.
    byte[] finish() {
        int offset = zip.size();
        zip.writeBytes(central.toByteArray());
        zip.writeBytes(
                littleEndian(22)
                        .putInt(END)
                        .putInt(0)
                        .putShort((short) entries)
                        .putShort((short) entries)
                        .putInt(central.size())
                        .putInt(offset)
                        .array());
        return zip.toByteArray();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflate(byte[] content) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length / 2 + 16);
            byte[] chunk = new byte[64 * 1024];
            while (!deflater.finished()) {
                deflated.write(chunk, 0, deflater.deflate(chunk));
            }
            return deflated.toByteArray();
        }
    }
}
