package dev.lungfish.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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

    static void requireName(String name) {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a profile's name has 1 to 64 lower-case letters, digits and -, unlike '"
                            + name
                            + "'");
        }
    }
}
