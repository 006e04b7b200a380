package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The packages of well-known libraries, and other prefixes of packages that tell who wrote them. Packages are written
/// with slashes.
public final class KnownLibraries {

    public static final KnownLibraries SHIPPED = new KnownLibraries();

    private final Map<String, Coordinates> libraries = new HashMap<>();
    private final Set<String> hosting;
    private final Set<String> launchers;

    private KnownLibraries() {
        load("libraries.properties")
                .forEach((prefix, library) -> libraries.put(slashed(prefix), coordinates(library)));
        Map<String, String> prefixes = load("prefixes.properties");
        hosting = words(prefixes, "hosting");
        launchers = words(prefixes, "launchers");
    }

    /// Whether a class belongs to one of them, by its internal name.
    public boolean isKnown(String className) {
        return library(FileNames.folder(className)).isPresent();
    }

    /// The library whose package this is; the one with the longest prefix.
    Optional<Coordinates> library(String packagePath) {
        return prefix(packagePath).map(libraries::get);
    }

    private Optional<String> prefix(String packagePath) {
        String prefix = packagePath;
        while (!prefix.isEmpty() && !libraries.containsKey(prefix)) {
            prefix = FileNames.folder(prefix);
        }
        return prefix.isEmpty() ? Optional.empty() : Optional.of(prefix);
    }

    /// The library that was moved into another's packages, such as `shop/shaded/io/netty/buffer`. One whose packages
    /// have a single segment, such as `kafka`, is not taken for moved: programs call packages like that.
    Optional<Coordinates> relocated(String packagePath) {
        for (int at = packagePath.indexOf('/'); at >= 0; at = packagePath.indexOf('/', at + 1)) {
            Optional<String> prefix = prefix(packagePath.substring(at + 1));
            if (prefix.isPresent() && prefix.get().contains("/")) {
                return prefix.map(libraries::get);
            }
        }
        return Optional.empty();
    }

    /// The part of a package that names who wrote it: two segments, or three below a prefix that many share.
    String owner(String packagePath) {
        int second = packagePath.indexOf('/', packagePath.indexOf('/') + 1);
        if (second < 0 || packagePath.indexOf('/') < 0) {
            return packagePath;
        }
        if (!hosting.contains(packagePath.substring(0, second))) {
            return packagePath.substring(0, second);
        }
        int third = packagePath.indexOf('/', second + 1);
        return third < 0 ? packagePath : packagePath.substring(0, third);
    }

    /// Whether a class only starts programs that others wrote.
    boolean isLauncher(String classPath) {
        return launchers.stream()
                .anyMatch(
                        launcher ->
                                classPath.equals(launcher) || classPath.startsWith(launcher + "/"));
    }

    private static Coordinates coordinates(String library) {
        int colon = library.indexOf(':');
        return new Coordinates(library.substring(0, colon), library.substring(colon + 1), "");
    }

    private static Set<String> words(Map<String, String> prefixes, String key) {
        return Set.of(slashed(Objects.requireNonNull(prefixes.get(key))).strip().split("\\s+", -1));
    }

    private static String slashed(String name) {
        return name.replace('.', '/');
    }

    private static Map<String, String> load(String file) {
        Properties properties = new Properties();
        try (InputStream data =
                        Objects.requireNonNull(
                                KnownLibraries.class.getResourceAsStream(file), file);
                InputStreamReader reader = new InputStreamReader(data, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new HashMap<>();
        properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
        return words;
    }
}
