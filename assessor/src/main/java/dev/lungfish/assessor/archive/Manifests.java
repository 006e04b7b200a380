package dev.lungfish.assessor.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Manifest;

/// Reads manifests.
final class Manifests {

    static final String PATH = "META-INF/MANIFEST.MF";
    private static final long MOST_BYTES = 16L << 20;

    private Manifests() {}

    /// The main attributes of a tree's manifest, whatever case their names are written in; none where it has no
    /// manifest, or one that cannot be read.
    static Map<String, String> read(FileTree tree, Gaps gaps) {
        Optional<StoredFile> file = Optional.ofNullable(tree.files().get(PATH));
        if (file.isEmpty()) {
            return Map.of();
        }
        try {
            return attributes(file.get());
        } catch (IOException e) {
            gaps.add("The manifest of " + tree.name() + " cannot be read, and was left out.");
            return Map.of();
        }
    }

    private static Map<String, String> attributes(StoredFile file) throws IOException {
        if (file.sizeBytes() > MOST_BYTES) {
            throw new IOException("The manifest is too large.");
        }
        Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Manifest manifest = new Manifest(new ByteArrayInputStream(file.read()));
        manifest.getMainAttributes()
                .forEach((name, value) -> attributes.put(name.toString(), value.toString()));
        return Collections.unmodifiableMap(attributes);
    }
}
