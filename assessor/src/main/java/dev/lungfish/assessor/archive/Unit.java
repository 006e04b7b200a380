package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;

/// One jar or folder of classes of a program. Classes of a multi-release jar are those that Java 25 would load.
public interface Unit {

    /// What it is called inside the package, such as `HikariCP-6.3.0.jar`.
    String name();

    /// Its Maven coordinates, where it says or its name tells.
    Optional<Coordinates> coordinates();

    /// Whether it holds the program's own classes, not those of a library.
    boolean isApplication();

    /// Its classes by their internal names, such as `java/lang/String`, in order.
    Collection<String> classNames();

    /// Its classes' packages, each with a slash at its end, with the number of classes; classes without one are left out.
    SortedMap<String, Integer> packages();

    /// All of its other files by their paths, in order.
    Collection<String> resourceNames();

    /// The bytes of a class, as they lie there.
    ///
    /// @throws IOException if it is damaged or larger than the bounds
    Optional<byte[]> classBytes(String internalName) throws IOException;

    /// The bytes of another file.
    ///
    /// @throws IOException if it is damaged or larger than the bounds
    Optional<byte[]> resource(String path) throws IOException;

    /// The size of all its files, unpacked.
    long sizeBytes();
}
