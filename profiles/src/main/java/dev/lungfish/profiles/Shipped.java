package dev.lungfish.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Profiles that come with Lungfish.
final class Shipped {

    private Shipped() {}

    static <T> T profile(String resource, Class<T> type) {
        try (InputStream in = Shipped.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return YamlReader.read(resource, text, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        } catch (YamlException e) {
            throw new IllegalStateException("the resource " + resource + " is wrong", e);
        }
    }

    /// A shipped one, by its name, or one of one's own, by its file.
    ///
    /// @param what how messages call it
    /// @param folder where the shipped ones are: empty, or with a slash at its end
    static <T> T find(
            String what, List<String> names, String folder, String nameOrFile, Class<T> type)
            throws YamlException {
        if (names.contains(nameOrFile)) {
            return profile(folder + nameOrFile + ".yaml", type);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.exists(file)) {
            throw new YamlException(
                    "There is no %s %s, and no such file. Name one of %s, or a file."
                            .formatted(what, nameOrFile, String.join(", ", names)),
                    null);
        }
        return YamlReader.read(file, type);
    }

    static void requireName(String name) {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a profile's name has 1 to 64 lower-case letters, digits and -, unlike '"
                            + name
                            + "'");
        }
    }
}
