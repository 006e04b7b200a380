package dev.lungfish.server.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes an archive below a directory that did not exist before, and brings it to the disk.
final class Unpacker implements Archive.Sink {

    private final Path root;
    private final Set<Path> directories = new LinkedHashSet<>();
    private final List<Path> files = new ArrayList<>();

    /// @throws IOException if the directory exists
    Unpacker(Path root) throws IOException {
        this.root = Files.createDirectory(root);
        directories.add(root);
    }

    @Override
    public void directory(String path) throws IOException {
        create(root.resolve(path));
    }

    @Override
    public OutputStream file(String path, int permissions) throws IOException {
        Path target = root.resolve(path);
        create(target.getParent() == null ? root : target.getParent());
        files.add(target);
        return Channels.newOutputStream(
                FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(permissions(permissions))));
    }

    /// Brings all files and directories to the disk.
    void finish() throws IOException {
        Disk.syncAll(files);
        Disk.syncAll(directories);
    }

    private void create(Path directory) throws IOException {
        if (directories.contains(directory)) {
            return;
        }
        Files.createDirectories(directory);
        for (Path at = directory; at != null && directories.add(at); ) {
            at = at.getParent();
        }
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        int bit = 0400;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((bits & bit) != 0) {
                set.add(permission);
            }
            bit >>= 1;
        }
        return set;
    }
}
