package dev.lungfish.assessor.archive;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program as it lies on the disk.
public interface Program extends Closeable {

    Path source();

    /// Its name: that of the file or folder, without version and ending.
    String name();

    Layout layout();

    /// The main attributes of its manifest, such as `Main-Class`.
    Map<String, String> manifest();

    /// What it consists of: its own classes first, then libraries as they are searched.
    List<Unit> units();

    /// The unit whose class a JVM would load; empty where none has it.
    Optional<Unit> unitOf(String internalName);

    /// What could not be read, a sentence each.
    List<String> gaps();

    /// How a program is packed.
    enum Layout {
        JAR,
        SPRING_BOOT,
        WAR,
        QUARKUS,
        FOLDER,
        CLASS_PATH
    }
}
