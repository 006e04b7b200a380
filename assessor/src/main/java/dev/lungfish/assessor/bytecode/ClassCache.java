package dev.lungfish.assessor.bytecode;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Classes that have been read, by the content of their files: what several programs bring is parsed once. It holds so
/// many bytes of class files at most, and forgets first what was not asked for longest.
public final class ClassCache {

    /// About the classes that two programs of 25,000 classes each are asked for.
    private static final long MOST_BYTES = 32 << 20;

    private final long mostBytes;
    private final Map<Content, ParsedClass> classes = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public ClassCache() {
        this(MOST_BYTES);
    }

    ClassCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// What a class file declares.
    ///
    /// @param name what it is looked up as
    /// @throws DamagedClass if the bytes are no class file, or a broken one
    ParsedClass read(String name, byte[] file) throws DamagedClass {
        Content content = Content.of(file);
        ParsedClass known = find(content);
        return known == null ? add(content, ParsedClass.read(name, file)) : known;
    }

    private synchronized @Nullable ParsedClass find(Content content) {
        return classes.get(content);
    }

    /// Another thread may have read it meanwhile: then that one counts.
    private synchronized ParsedClass add(Content content, ParsedClass read) {
        ParsedClass known = classes.putIfAbsent(content, read);
        if (known != null) {
            return known;
        }
        bytes += content.file.length;
        var oldest = classes.keySet().iterator();
        while (bytes > mostBytes) {
            bytes -= oldest.next().file.length;
            oldest.remove();
        }
        return read;
    }

    /// How many bytes of class files it holds.
    synchronized long heldBytes() {
        return bytes;
    }

    /// A file by all of its bytes; the checksum only finds it.
    private record Content(byte[] file, int checksum) {

        static Content of(byte[] file) {
            CRC32 checksum = new CRC32();
            checksum.update(file);
            return new Content(file, (int) checksum.getValue());
        }

        @Override
        public int hashCode() {
            return checksum;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content(byte[] bytes, int sum)
                    && checksum == sum
                    && Arrays.equals(file, bytes);
        }
    }
}
