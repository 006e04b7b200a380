package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One platform's place on disk, `DATA/KIND/PLATFORM`, locked while the platform lives.
///
/// Its name is the platform's mark, so that whoever finds it without a lock knows which processes were left behind.
public final class RunDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path parent;
    private final Path path;
    private final FileChannel channel;

    private RunDirectory(Path parent, Path path, FileChannel channel) {
        this.parent = parent;
        this.path = path;
        this.channel = channel;
    }

    /// A new one, locked.
    ///
    /// @param kind the name of the directory that holds those of the backends of one kind and no others
    public static RunDirectory create(Path dataDirectory, String kind) throws SandboxException {
        Path parent = dataDirectory.resolve(kind).toAbsolutePath();
        try {
            Files.createDirectories(parent);
            Path path = privateDirectory(parent.resolve(UUID.randomUUID().toString()));
            FileChannel channel = openLock(path);
            if (channel.tryLock() == null) {
                throw new IOException(path + " is locked");
            }
            return new RunDirectory(parent, path, channel);
        } catch (IOException e) {
            throw new SandboxException(
                    "The data directory " + dataDirectory + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    public Path path() {
        return path;
    }

    /// The platform's name in it.
    public String name() {
        return name(markPrefix());
    }

    /// The name of the platform whose marks begin so.
    public static String name(String markPrefix) {
        return markPrefix.substring(0, markPrefix.length() - 1);
    }

    /// What the marks of this platform's programs begin with.
    public String markPrefix() {
        return path.getFileName() + "/";
    }

    /// A directory of one sandbox's own.
    public Path createTemporary(int number) throws IOException {
        return privateDirectory(path.resolve(Integer.toString(number)));
    }

    /// Ends what platforms that live no more have left behind, and removes their directories.
    ///
    /// @param sweep ends what the platform with this mark prefix has left, and returns how many processes it ended
    public int reap(ToIntFunction<String> sweep) {
        int ended = 0;
        for (Path other : others()) {
            ended += reapIfDead(other, sweep);
        }
        return ended;
    }

    @Override
    public void close() {
        delete(path);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes a directory as far as that is possible.
    public static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException e) {
            System.getLogger(RunDirectory.class.getName())
                    .log(System.Logger.Level.WARNING, "Could not remove " + directory, e);
        }
    }

    private List<Path> others() {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> Files.isDirectory(entry) && !entry.equals(path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int reapIfDead(Path other, ToIntFunction<String> sweep) {
        try (FileChannel lockFile = openLock(other);
                FileLock lock = tryLock(lockFile)) {
            if (lock == null) {
                return 0;
            }
            int ended = sweep.applyAsInt(other.getFileName() + "/");
            delete(other);
            return ended;
        } catch (IOException e) {
            return 0;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static FileChannel openLock(Path directory) throws IOException {
        return FileChannel.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Path privateDirectory(Path path) throws IOException {
        return Files.createDirectory(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
