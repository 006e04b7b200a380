package dev.lungfish.benchmarks.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A temporary directory.
public record Scratch(Path path) implements AutoCloseable {

    /// A new one.
    public static Scratch directory(String prefix) throws IOException {
        return new Scratch(Files.createTempDirectory(prefix));
    }

    /// Removes it with all that is in it.
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
