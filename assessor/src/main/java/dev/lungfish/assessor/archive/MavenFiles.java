package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Finds what Maven leaves in the jars that it makes: `META-INF/maven/GROUP/ARTIFACT/pom.properties`.
final class MavenFiles {

    private static final String FOLDER = "META-INF/maven/";
    private static final String FILE = "/pom.properties";
    private static final long MOST_BYTES = 64 << 10;

    private MavenFiles() {}

    /// The coordinates of all libraries that left theirs, in the order in which they lie there.
    static List<Coordinates> read(Map<String, StoredFile> files) {
        List<Coordinates> all = new ArrayList<>();
        files.forEach(
                (path, file) -> {
                    if (path.startsWith(FOLDER) && path.endsWith(FILE)) {
                        coordinates(path, file).ifPresent(all::add);
                    }
                });
        return all;
    }

    /// The coordinates of one jar: those that it alone has, or those of its name among many.
    static Optional<Coordinates> ofJar(String file, List<Coordinates> left) {
        if (left.size() == 1) {
            return Optional.of(left.getFirst());
        }
        String plain = FileNames.withoutEnding(file);
        return left.stream()
                .filter(own -> isNameOf(plain, own.artifact()))
                .findFirst()
                .or(() -> FileNames.coordinates(file));
    }

    /// The coordinates of a program that may have libraries merged into it: those that its file is called like. Or else, of
    /// those that are no well-known library's, the only ones, or those of the class that lies first: packers put a program
    /// before its libraries.
    static Optional<Coordinates> ofProgram(
            String file, Map<String, StoredFile> files, KnownLibraries known) {
        String plain = FileNames.withoutEnding(file);
        List<Coordinates> left = read(files);
        List<Coordinates> unknown =
                left.stream()
                        .filter(one -> known.library(one.group().replace('.', '/')).isEmpty())
                        .toList();
        return left.stream()
                .filter(one -> isNameOf(plain, one.artifact()))
                .findFirst()
                .or(() -> unknown.stream().filter(_ -> unknown.size() == 1).findFirst())
                .or(() -> ofFirstClass(files, unknown, known))
                .or(() -> FileNames.coordinates(file));
    }

    private static Optional<Coordinates> ofFirstClass(
            Map<String, StoredFile> files, List<Coordinates> candidates, KnownLibraries known) {
        Optional<String> owner =
                files.keySet().stream()
                        .filter(FileUnit::isClass)
                        .findFirst()
                        .map(path -> known.owner(FileNames.folder(path)));
        return candidates.stream()
                .filter(
                        one ->
                                owner.equals(
                                        Optional.of(known.owner(one.group().replace('.', '/')))))
                .findFirst();
    }

    /// Whether a file is called like an artifact, with its version or its group before it.
    static boolean isNameOf(String plain, String artifact) {
        return plain.equals(artifact)
                || (plain.startsWith(artifact + "-")
                        && plain.substring(artifact.length() + 1).matches("\\d.*"))
                || plain.contains("." + artifact + "-");
    }

    private static Optional<Coordinates> coordinates(String path, StoredFile file) {
        String[] parts =
                path.substring(FOLDER.length(), path.length() - FILE.length()).split("/", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return Optional.of(new Coordinates(parts[0], parts[1], version(file)));
    }

    /// Empty where the file cannot be read: the path tells the rest.
    private static String version(StoredFile file) {
        if (file.sizeBytes() > MOST_BYTES) {
            return "";
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(file.read(), StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
        return properties.getProperty("version", "");
    }
}
