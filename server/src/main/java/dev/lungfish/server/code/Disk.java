package dev.lungfish.server.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes that survive a power loss, and the removal of whole trees.
final class Disk {

    private static final int SYNC_THREADS = 8;

    private Disk() {}

    /// Writes a new file and brings its content to the disk; its name still needs [#syncDirectory].
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }

    /// Brings the names in a directory to the disk.
    static void syncDirectory(Path directory) throws IOException {
        sync(directory);
    }

    /// Brings the contents of files and the names in directories to the disk. Many at once, because a file system
    /// writes its journal once for all that wait: twenty times as fast for a thousand small files.
    static void syncAll(Collection<Path> paths) throws IOException {
        List<Future<?>> syncs = new ArrayList<>(paths.size());
        try (ExecutorService executor = Executors.newFixedThreadPool(SYNC_THREADS)) {
            for (Path path : paths) {
                syncs.add(
                        executor.submit(
                                () -> {
                                    sync(path);
                                    return null;
                                }));
            }
        }
        for (Future<?> sync : syncs) {
            if (sync.state() == Future.State.FAILED) {
                throw new IOException(
                        "The disk refused: " + sync.exceptionNow(), sync.exceptionNow());
            }
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Removes a file or a tree; nothing happens if it is not there. Links are removed, not followed.
    static void delete(Path path) throws IOException {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (NoSuchFileException e) {
            // Already gone, which is what was asked for.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
