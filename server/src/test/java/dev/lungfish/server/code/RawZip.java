package dev.lungfish.server.code;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zip archives byte by byte, so that a test can lie in any field.
final class RawZip {

    static final int FILE = 0100644;
    static final int EXECUTABLE = 0100755;
    static final int LINK = 0120777;
    static final int PIPE = 0010644;
    static final int DEVICE = 0020644;
    static final int DIRECTORY = 0040755;

    private final ByteArrayOutputStream locals = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();
    private int flags;
    private int method = 8;
    private int host = 3;
    private Integer crc;
    private Integer statedSize;

    RawZip flags(int bits) {
        flags = bits;
        return this;
    }

    RawZip method(int number) {
        method = number;
        return this;
    }

    RawZip host(int number) {
        host = number;
        return this;
    }

    RawZip wrongCrc() {
        crc = 12345;
        return this;
    }

    RawZip statedSize(int size) {
        statedSize = size;
        return this;
    }

    RawZip add(String name, int mode, String content) {
        return add(name, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    RawZip add(String name, int mode, byte[] content) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] stored = method == 8 ? deflate(content) : content;
        CRC32 sum = new CRC32();
        sum.update(content);
        int checked = crc == null ? (int) sum.getValue() : crc;
        int size = statedSize == null ? content.length : statedSize;
        int offset = locals.size();
        ByteBuffer local = ByteBuffer.allocate(30 + nameBytes.length);
        local.order(ByteOrder.LITTLE_ENDIAN);
        local.putInt(0x04034b50).putShort((short) 20).putShort((short) flags);
        local.putShort((short) method).putInt(0).putInt(checked);
        local.putInt(stored.length).putInt(size).putShort((short) nameBytes.length);
        local.putShort((short) 0).put(nameBytes);
        locals.writeBytes(local.array());
        locals.writeBytes(stored);
        ByteBuffer entry = ByteBuffer.allocate(46 + nameBytes.length);
        entry.order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(0x02014b50).putShort((short) (host << 8 | 20)).putShort((short) 20);
        entry.putShort((short) flags).putShort((short) method).putInt(0).putInt(checked);
        entry.putInt(stored.length).putInt(size).putShort((short) nameBytes.length);
        entry.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        entry.putInt(mode << 16).putInt(offset).put(nameBytes);
        directory.add(entry.array());
        return this;
    }

    /// Adds an entry to the directory that shares the content of the entry before.
    RawZip overlap(String name) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] last = directory.getLast();
        ByteBuffer entry = ByteBuffer.allocate(46 + nameBytes.length);
        entry.order(ByteOrder.LITTLE_ENDIAN);
        entry.put(last, 0, 46).put(nameBytes);
        entry.putShort(28, (short) nameBytes.length);
        directory.add(entry.array());
        return this;
    }

    byte[] bytes() {
        return bytes(directory.size());
    }

    byte[] bytes(int statedCount) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(locals.toByteArray());
        directory.forEach(out::writeBytes);
        int directoryBytes = out.size() - locals.size();
        ByteBuffer end = ByteBuffer.allocate(22);
        end.order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
        end.putShort((short) statedCount).putShort((short) statedCount);
        end.putInt(directoryBytes).putInt(locals.size()).putShort((short) 0);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
