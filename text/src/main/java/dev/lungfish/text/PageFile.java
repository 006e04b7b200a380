package dev.lungfish.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Writes a page. Whoever reads the file meanwhile sees the old page or the new one, never a part.
public final class PageFile {

    private PageFile() {}

    /// Why no file can be there, as a sentence that says what to do; empty if one can.
    public static Optional<String> obstacle(Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            return Optional.of(file + " is a folder. Name a file in it.");
        }
        return Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of(
                        "The report cannot be written: there is no folder %s. Make it first."
                                .formatted(folder));
    }

    /// Writes it in place of what was there.
    ///
    /// @throws IOException if the disk is full, or fails
    public static void write(String page, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        String name = ".%s.%d.part".formatted(target.getFileName(), ProcessHandle.current().pid());
        Path part = target.resolveSibling(name);
        try {
            Files.writeString(
                    part,
                    page,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
