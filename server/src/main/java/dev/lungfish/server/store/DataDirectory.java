package dev.lungfish.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Where a platform keeps everything that must outlive it. One platform uses it at a time, held by a lock that the
/// operating system lets go however that platform ends.
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Creates the directory where it is missing, readable by its owner only, and locks it.
    ///
    /// @throws StoreException if it cannot be written or another platform uses it
    public static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            create(path);
            FileChannel lockFile =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new StoreException(
                        "Another platform uses the data directory "
                                + path
                                + ". Stop it, or choose another directory with --data.",
                        null);
            }
            return new DataDirectory(path, lockFile);
        } catch (IOException e) {
            throw new StoreException(
                    "The data directory "
                            + path
                            + " cannot be used ("
                            + e
                            + "). Make it writable, or choose another with --data.",
                    e);
        }
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /// Lets another platform use it.
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException("The lock of " + path + " could not be released.", e);
        }
    }
}
