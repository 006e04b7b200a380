package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A unit whose files are read when they are asked for.
final class FileUnit implements Unit {

    private static final String CLASS = ".class";

    private final String name;
    private final Optional<Coordinates> coordinates;
    private final boolean isApplication;
    private final NavigableMap<String, StoredFile> classes;
    private final NavigableMap<String, StoredFile> resources;
    private final SortedMap<String, Integer> packages;
    private final long sizeBytes;

    FileUnit(
            String name,
            Optional<Coordinates> coordinates,
            boolean isApplication,
            Map<String, StoredFile> files) {
        this.name = name;
        this.coordinates = coordinates;
        this.isApplication = isApplication;
        this.classes = new TreeMap<>();
        this.resources = new TreeMap<>();
        this.packages = new TreeMap<>();
        files.forEach(
                (path, file) -> {
                    if (isClass(path)) {
                        classes.put(className(path), file);
                        int folderEnd = path.lastIndexOf('/') + 1;
                        if (folderEnd > 0) {
                            packages.merge(path.substring(0, folderEnd), 1, Integer::sum);
                        }
                    } else {
                        resources.put(path, file);
                    }
                });
        this.sizeBytes = files.values().stream().mapToLong(StoredFile::sizeBytes).sum();
    }

    private FileUnit(FileUnit library) {
        this.name = library.name;
        this.coordinates = library.coordinates;
        this.isApplication = true;
        this.classes = library.classes;
        this.resources = library.resources;
        this.packages = library.packages;
        this.sizeBytes = library.sizeBytes;
    }

    /// The same, as the program's own code.
    FileUnit asApplication() {
        return new FileUnit(this);
    }

    boolean isEmpty() {
        return classes.isEmpty() && resources.isEmpty();
    }

    /// Whether a path is that of a class that can be loaded by its name: no module's description, and no class that
    /// only lies there for something else to find.
    static boolean isClass(String path) {
        return path.endsWith(CLASS)
                && !path.equals("module-info.class")
                && !path.startsWith("META-INF/")
                && !path.startsWith("BOOT-INF/")
                && !path.startsWith("WEB-INF/");
    }

    private static String className(String path) {
        return path.substring(0, path.length() - CLASS.length());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Coordinates> coordinates() {
        return coordinates;
    }

    @Override
    public boolean isApplication() {
        return isApplication;
    }

    @Override
    public Collection<String> classNames() {
        return Collections.unmodifiableSet(classes.navigableKeySet());
    }

    @Override
    public SortedMap<String, Integer> packages() {
        return Collections.unmodifiableSortedMap(packages);
    }

    @Override
    public Collection<String> resourceNames() {
        return Collections.unmodifiableSet(resources.navigableKeySet());
    }

    @Override
    public Optional<byte[]> classBytes(String internalName) throws IOException {
        return read(classes.get(internalName), internalName + CLASS);
    }

    @Override
    public Optional<byte[]> resource(String path) throws IOException {
        return read(resources.get(path), path);
    }

    private Optional<byte[]> read(@Nullable StoredFile file, String path) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(file.read());
        } catch (BadZip e) {
            throw new IOException(
                    "'" + Gaps.shown(path) + "' in " + name + " " + e.getMessage() + ".", e);
        }
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public String toString() {
        return name;
    }
}
