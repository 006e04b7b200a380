package dev.lungfish.proof;

import dev.lungfish.profiles.YamlException;
import dev.lungfish.profiles.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The truth files of this module.
final class Truths {

    static final Path FOLDER = Path.of("src/test/resources/truth");

    private Truths() {}

    /// All of them by name, in order.
    static List<Truth> all() {
        List<Truth> truths = new ArrayList<>();
        for (Path file : files()) {
            truths.add(read(file));
        }
        return truths;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Truth read(Path file) {
        try {
            Truth truth = YamlReader.read(file, Truth.class);
            if (!file.endsWith(truth.name() + ".yaml")) {
                throw new IllegalStateException(file + " is about " + truth.name() + ".");
            }
            return truth;
        } catch (YamlException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
