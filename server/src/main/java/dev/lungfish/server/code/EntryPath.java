package dev.lungfish.server.code;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The path of an archive's entry: stays below the directory that it is unpacked to, or is refused.
final class EntryPath {

    private static final int MAX_PART_BYTES = 255;
    private static final int MAX_BYTES = 2048;

    private EntryPath() {}

    /// The path without `.` and empty parts; empty for the root itself.
    static String parse(String name) throws PackageException {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw PackageException.damaged();
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:/.*")) {
            throw PackageException.forbidden(
                    "The entry '" + name + "' has an absolute path. Make all paths relative.");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw PackageException.forbidden(
                        "The entry '" + name + "' leads out of the package.");
            }
            if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
                throw PackageException.forbidden("An entry's name is longer than 255 bytes.");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String path = String.join("/", parts);
        if (path.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw PackageException.forbidden("An entry's path is longer than 2048 bytes.");
        }
        refuseUnmappable(path);
        return path;
    }

    private static void refuseUnmappable(String path) throws PackageException {
        try {
            var _ = Path.of(path);
        } catch (InvalidPathException e) {
            throw PackageException.forbidden(
                    "The entry '"
                            + path
                            + "' cannot be a file's name under this machine's locale.");
        }
    }
}
