package dev.lungfish.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the programs of the truth lie: those of others where the build copied them, those of this project where it left them.
final class Programs {

    /// Where `pom.xml` has them copied to.
    static final Path FOLDER = Path.of("target/programs");

    private static final Path ROOT = Path.of("..");

    private Programs() {}

    /// Its files, as a class path has them; empty where one of them is not there.
    static Optional<List<Path>> files(Truth truth) {
        List<Path> files =
                Stream.concat(
                                Stream.ofNullable(truth.file()).map(ROOT::resolve),
                                truth.artifacts().stream()
                                        .map(artifact -> FOLDER.resolve(artifact.fileName())))
                        .toList();
        return files.stream().allMatch(Files::exists) ? Optional.of(files) : Optional.empty();
    }
}
