package dev.lungfish.cli.assess;

import dev.lungfish.cli.terminal.Failure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One service to read.
///
/// @param name what it is called; null to call it as its file
/// @param paths a jar or a folder; or all parts of a class path
/// @param isClassPath whether they are that
public record Target(@Nullable String name, List<Path> paths, boolean isClassPath) {

    public Target {
        paths = List.copyOf(paths);
    }

    /// `PATH` or `NAME=PATH`.
    ///
    /// @throws Failure if nothing is there
    public static Target parse(String text) {
        int equals = text.indexOf('=');
        boolean isNamed = equals > 0 && !Files.exists(Path.of(text));
        String name = isNamed ? text.substring(0, equals) : null;
        Path path = existing(isNamed ? text.substring(equals + 1) : text);
        return new Target(name, List.of(path), false);
    }

    /// The parts of a class path, as `java` takes them.
    ///
    /// @throws Failure if one of them is not there
    public static Target classPath(String list, @Nullable String name) {
        List<Path> paths =
                Arrays.stream(list.split(File.pathSeparator, -1))
                        .filter(part -> !part.isEmpty())
                        .map(Target::existing)
                        .toList();
        if (paths.isEmpty()) {
            throw new Failure(
                    "The class path is empty: name its jars and folders, with %s between them."
                            .formatted(File.pathSeparator));
        }
        return new Target(name, paths, true);
    }

    private static Path existing(String text) {
        Path path = Path.of(text);
        if (!Files.exists(path)) {
            throw new Failure(
                    "There is no file or folder %s: name a jar, a WAR or a folder of classes."
                            .formatted(text));
        }
        return path;
    }

    /// The same under another name.
    public Target named(@Nullable String other) {
        return other == null ? this : new Target(other, paths, isClassPath);
    }

    /// How it is called before it is read.
    public String label() {
        return name != null
                ? name
                : String.valueOf(paths.getFirst().toAbsolutePath().getFileName());
    }
}
