package dev.lungfish.assessor.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the names of files tell.
final class FileNames {

    private static final Pattern ENDING =
            Pattern.compile("\\.(jar|war|zip)$", Pattern.CASE_INSENSITIVE);

    /// The last part that looks like a version with a dot in it, but is not the date of a snapshot.
    private static final Pattern VERSION = Pattern.compile("^(.+)-(\\d{1,7}\\.\\d.*)$");

    /// As above, for versions without a dot.
    private static final Pattern SHORT_VERSION =
            Pattern.compile("^(.+?)-(\\d{1,7}(?:-SNAPSHOT|-RELEASE)?)$");

    /// How build tools mark what they have put together.
    private static final Pattern PACKAGING =
            Pattern.compile("-(jar-with-dependencies|runner|shaded|exec|uber|fat|all)$");

    private FileNames() {}

    /// The name of a program, of the name of its file: without ending, version and the packaging's mark.
    static String program(String file) {
        String plain = withoutEnding(file);
        String unmarked = PACKAGING.matcher(plain).replaceFirst("");
        return version(unmarked).map(match -> match.group(1)).orElse(unmarked);
    }

    /// The coordinates, as far as the name of a file tells them; empty where it has no version.
    static Optional<Coordinates> coordinates(String file) {
        return version(withoutEnding(file))
                .map(match -> new Coordinates("", match.group(1), match.group(2)));
    }

    private static Optional<Matcher> version(String name) {
        Matcher dotted = VERSION.matcher(name);
        if (dotted.matches()) {
            return Optional.of(dotted);
        }
        Matcher plain = SHORT_VERSION.matcher(name);
        return plain.matches() ? Optional.of(plain) : Optional.empty();
    }

    static String withoutEnding(String file) {
        return ENDING.matcher(file).replaceFirst("");
    }

    static boolean isArchive(String file) {
        return ENDING.matcher(file).find();
    }

    /// The last part of a path.
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// All but the last part of a path; empty where it has only one.
    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// Whether a path stays where it is looked up: relative, with no part that leads up, and without control
    /// characters.
    static boolean isPlain(String path) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && path.indexOf('\\') < 0
                && path.indexOf('\uFFFD') < 0
                && !hasControlCharacter(path)
                && path.indexOf(':') != 1
                && !path.startsWith("../")
                && !path.contains("/../")
                && !path.endsWith("/..");
    }

    private static boolean hasControlCharacter(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
