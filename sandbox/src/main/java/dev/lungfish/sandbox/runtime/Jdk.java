package dev.lungfish.sandbox.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Java installation, as its `release` file describes it.
///
/// @param feature the feature number, such as 8, 21, 25
/// @param version the whole version
record Jdk(Path home, int feature, String version) {

    private static final Pattern VERSION =
            Pattern.compile("^JAVA_VERSION=\"((?:1\\.)?(\\d+)[^\"]*)\"", Pattern.MULTILINE);

    /// Empty if there is no Java installation at `home`.
    static Optional<Jdk> at(Path home) {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        try {
            Matcher matcher = VERSION.matcher(Files.readString(home.resolve("release")));
            return matcher.find()
                    ? Optional.of(
                            new Jdk(
                                    home.toRealPath(),
                                    Integer.parseInt(matcher.group(2)),
                                    matcher.group(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path java() {
        return home.resolve("bin/java");
    }
}
