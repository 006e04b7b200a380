package dev.lungfish.assessor.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Files by their paths, in an archive or a folder.
///
/// @param name how messages call it
/// @param files in the order in which they lie there
/// @param isArchive whether it is one: folders know no versions of classes
/// @param content what must be closed in the end
record FileTree(
        String name, SequencedMap<String, StoredFile> files, boolean isArchive, Closeable content)
        implements Closeable {

    private static final Closeable NOTHING = () -> {};

    /// Some files that something else closes.
    static FileTree part(String name, SequencedMap<String, StoredFile> files, boolean isArchive) {
        return new FileTree(name, files, isArchive, NOTHING);
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /// Whether a folder is in it.
    boolean hasFolder(String folder) {
        return files.keySet().stream().anyMatch(path -> path.startsWith(folder + "/"));
    }

    /// A folder of it, as a tree of its own.
    FileTree folder(String folder) {
        SequencedMap<String, StoredFile> below = new LinkedHashMap<>();
        files.forEach(
                (path, file) -> {
                    if (path.startsWith(folder + "/")) {
                        below.put(path.substring(folder.length() + 1), file);
                    }
                });
        return part(folder, below, false);
    }

    /// The jars that lie directly in a folder of it.
    SequencedMap<String, StoredFile> jars(String folder) {
        SequencedMap<String, StoredFile> jars = new LinkedHashMap<>();
        files.forEach(
                (path, file) -> {
                    if (path.endsWith(".jar") && FileNames.folder(path).equals(folder)) {
                        jars.put(path, file);
                    }
                });
        return jars;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
