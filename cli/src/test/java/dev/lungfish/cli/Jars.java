package dev.lungfish.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Writes jars whose classes are empty files.
public final class Jars {

    private Jars() {}

    /// Writes a jar with these entries.
    ///
    /// @param mainClass what the manifest names, or empty for none
    public static Path write(Path file, String mainClass, String... names) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!mainClass.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String name : names) {
                jar.putNextEntry(new JarEntry(name));
            }
        }
        return file;
    }
}
