package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import dev.lungfish.assessor.zip.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Opens folders as trees of files. Links are followed, but never in a circle.
final class FolderTree {

    private FolderTree() {}

    /// Lists all files in a folder and its folders, by their names.
    ///
    /// @throws BadZip if there are more than the bounds allow
    static FileTree open(String name, Path folder, Budget budget, Gaps gaps) throws IOException {
        budget.takeArchive();
        Visit visit = new Visit(folder, budget);
        Files.walkFileTree(
                folder,
                Set.of(FileVisitOption.FOLLOW_LINKS),
                budget.bounds().mostFolderDepth(),
                visit);
        budget.takeEntries(visit.files.size(), visit.sizeBytes);
        gaps.add(name, visit.loops, " leads back to where it lies, and was not followed");
        gaps.add(name, visit.unreadable, " may not be read, and was left out");
        gaps.add(name, visit.tooDeep, " lies too deep, and was left out");
        return new FileTree(name, new LinkedHashMap<>(visit.files), false, visit);
    }

    private static final class Visit extends SimpleFileVisitor<Path> implements Closeable {
        private final TreeMap<String, StoredFile> files = new TreeMap<>();
        private final List<String> loops = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final List<String> tooDeep = new ArrayList<>();
        private final Deque<FileChannel> channels = new ArrayDeque<>();
        private final Path root;
        private final Budget budget;
        private long sizeBytes;

        Visit(Path root, Budget budget) {
            this.root = root;
            this.budget = budget;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String path = relative(file);
            if (attributes.isDirectory()) {
                tooDeep.add(path);
            } else if (!attributes.isRegularFile() || !Files.isReadable(file)) {
                unreadable.add(path);
            } else {
                files.put(path, new PlainFile(file, attributes.size(), budget.bounds(), channels));
                sizeBytes += attributes.size();
            }
            if (files.size() > budget.entriesLeft()) {
                throw new BadZip(
                        "holds more files than the "
                                + budget.bounds().mostEntries()
                                + " that are read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            (e instanceof FileSystemLoopException ? loops : unreadable).add(relative(file));
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path file) {
            return root.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
        }

        @Override
        public void close() throws IOException {
            while (!channels.isEmpty()) {
                channels.pop().close();
            }
        }
    }

    private record PlainFile(Path file, long sizeBytes, Bounds bounds, Deque<FileChannel> channels)
            implements StoredFile {

        @Override
        public byte[] read() throws IOException {
            if (sizeBytes > bounds.mostEntryBytes()) {
                throw new BadZip(
                        "is larger than the " + bounds.mostEntryBytes() + " bytes that are read");
            }
            try (FileChannel channel = FileChannel.open(file)) {
                return Bytes.of(channel).read(0, (int) sizeBytes);
            }
        }

        @Override
        public Bytes open(Budget budget) throws IOException {
            FileChannel channel = FileChannel.open(file);
            channels.push(channel);
            return Bytes.of(channel);
        }
    }
}
