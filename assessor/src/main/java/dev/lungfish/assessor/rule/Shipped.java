package dev.lungfish.assessor.rule;

import dev.lungfish.profiles.YamlException;
import dev.lungfish.profiles.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Data that comes with the assessor.
public final class Shipped {

    private static final String FOLDER = "/dev/lungfish/assessor/";

    private Shipped() {}

    /// A file, as records.
    public static <T> T read(String name, Class<T> type) {
        try (InputStream in = Shipped.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return YamlReader.read(
                    name, new String(in.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        } catch (YamlException e) {
            throw new IllegalStateException("the resource " + name + " is wrong", e);
        }
    }
}
