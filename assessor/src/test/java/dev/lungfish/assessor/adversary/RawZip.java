package dev.lungfish.assessor.adversary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Writes archives byte by byte, so that they can lie. Nothing in them is checked.
public final class RawZip {

    /// One line of the central directory.
    private record Line(
            String name, int flags, int method, int crc, int packed, long size, int offset) {}

    private final ByteArrayOutputStream zip = new ByteArrayOutputStream();
    private final List<Line> lines = new ArrayList<>();

    /// Adds a stored file that is what it says.
    public RawZip file(String name, byte[] content) {
        return lying(name, content, crc(content));
    }

    /// Adds a stored file with this checksum.
    public RawZip lying(String name, byte[] content, int crc) {
        return entry(name, 0, 0, content, content.length, crc);
    }

    /// Adds a file with any flags, method, packed content, stated size and checksum.
    public RawZip entry(String name, int flags, int method, byte[] packed, long size, int crc) {
        lines.add(new Line(name, flags, method, crc, packed.length, size, zip.size()));
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        numbers(zip, 4, 0x04034b50);
        numbers(zip, 2, 20, flags, method, 0, 0);
        numbers(zip, 4, crc, packed.length, size);
        numbers(zip, 2, nameBytes.length, 0);
        zip.writeBytes(nameBytes);
        zip.writeBytes(packed);
        return this;
    }

    /// Lists the file added last under another name too: both share their bytes.
    public RawZip again(String name) {
        Line last = lines.getLast();
        lines.add(
                new Line(
                        name,
                        last.flags(),
                        last.method(),
                        last.crc(),
                        last.packed(),
                        last.size(),
                        last.offset()));
        return this;
    }

    /// The archive.
    public byte[] bytes() {
        int start = zip.size();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(zip.toByteArray());
        lines.forEach(line -> all.writeBytes(line(line)));
        int length = all.size() - start;
        numbers(all, 4, 0x06054b50);
        numbers(all, 2, 0, 0, lines.size(), lines.size());
        numbers(all, 4, length, start);
        numbers(all, 2, 0);
        return all.toByteArray();
    }

    private static byte[] line(Line line) {
        byte[] name = line.name().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        numbers(out, 4, 0x02014b50);
        numbers(out, 2, 20, 20, line.flags(), line.method(), 0, 0);
        numbers(out, 4, line.crc(), line.packed(), line.size());
        numbers(out, 2, name.length, 0, 0, 0, 0);
        numbers(out, 4, 0, line.offset());
        out.writeBytes(name);
        return out.toByteArray();
    }

    /// Writes numbers of some bytes each, the lowest first.
    private static void numbers(ByteArrayOutputStream out, int bytes, long... numbers) {
        for (long number : numbers) {
            for (int i = 0; i < bytes; i++) {
                out.write((int) (number >>> (8 * i)));
            }
        }
    }

    /// The checksum that a content has.
    public static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
