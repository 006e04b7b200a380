package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import dev.lungfish.assessor.zip.Bytes;
import dev.lungfish.assessor.zip.ZipArchive;
import dev.lungfish.assessor.zip.ZipEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Opens archives as trees of files.
final class ZipTree {

    private static final long LARGE_BYTES = 1 << 20;

    private ZipTree() {}

    /// Reads the list of an archive's files. Names that no program could use are left out, and said.
    ///
    /// @param content what must be closed with it
    /// @throws BadZip if it cannot be read, or is more than the bounds allow
    static FileTree open(String name, Bytes bytes, Closeable content, Budget budget, Gaps gaps)
            throws IOException {
        budget.takeArchive();
        ZipArchive archive = ZipArchive.open(bytes, budget.entriesLeft());
        SequencedMap<String, StoredFile> files = new LinkedHashMap<>();
        List<String> misplaced = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        long sizeBytes = 0;
        for (ZipEntry entry : archive.entries()) {
            sizeBytes = saturatedSum(sizeBytes, entry.sizeBytes());
            if (!FileNames.isPlain(entry.name())) {
                misplaced.add(entry.name());
            } else if (files.put(entry.name(), new ZippedFile(archive, entry, budget.bounds()))
                    != null) {
                repeated.add(entry.name());
            }
        }
        budget.takeEntries(archive.entries().size(), sizeBytes);
        gaps.add(name, misplaced, " is no path inside an archive, and was left out");
        gaps.add(name, repeated, " is there twice; the later one was read, as a JVM does");
        gaps.add(
                name,
                archive.unreadable(),
                " is encrypted or packed in a way that Java cannot read, and was left out");
        return new FileTree(name, files, true, content);
    }

    private static long saturatedSum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private record ZippedFile(ZipArchive archive, ZipEntry entry, Bounds bounds)
            implements StoredFile {

        @Override
        public long sizeBytes() {
            return entry.sizeBytes();
        }

        @Override
        public byte[] read() throws IOException {
            requireModestRatio();
            return archive.read(entry, bounds.mostEntryBytes());
        }

        @Override
        public Bytes open(Budget budget) throws IOException {
            if (ZipArchive.isInPlace(entry)) {
                return archive.open(entry, 0);
            }
            requireModestRatio();
            long most = Math.min(budget.heldBytesLeft(), bounds.mostEntryBytes());
            Bytes bytes = archive.open(entry, most);
            budget.takeHeldBytes(bytes.size());
            return bytes;
        }

        private void requireModestRatio() throws BadZip {
            if (entry.sizeBytes() > LARGE_BYTES
                    && entry.sizeBytes() / bounds.mostRatio() > entry.compressedBytes()) {
                throw new BadZip(
                        "unpacks to more than "
                                + bounds.mostRatio()
                                + " times its size, as zip bombs do");
            }
        }
    }
}
