package dev.lungfish.assessor.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Chooses among the versions that a multi-release jar has of its files.
///
/// Format: the JAR File Specification, "Multi-release JAR files".
final class MultiRelease {

    private static final String ATTRIBUTE = "Multi-Release";
    private static final String FOLDER = "META-INF/versions/";
    private static final int OLDEST = 9;
    private static final int NEWEST = 25;

    private MultiRelease() {}

    /// The files of a tree as Java 25 sees them. Folders have no versions, and neither have jars that do not say so.
    static SequencedMap<String, StoredFile> files(FileTree tree, Map<String, String> manifest) {
        boolean versioned = "true".equalsIgnoreCase(manifest.get(ATTRIBUTE));
        if (!tree.isArchive() || !versioned || !tree.hasFolder("META-INF/versions")) {
            return tree.files();
        }
        SequencedMap<String, StoredFile> chosen = new LinkedHashMap<>();
        Map<String, Integer> versions = new LinkedHashMap<>();
        tree.files()
                .forEach(
                        (path, file) -> {
                            int version = version(path);
                            String plain = version == 0 ? path : plain(path);
                            if (version <= NEWEST && version >= versions.getOrDefault(plain, 0)) {
                                versions.put(plain, version);
                                chosen.put(plain, file);
                            }
                        });
        return chosen;
    }

    /// The version that a path is for; 0 for all versions.
    private static int version(String path) {
        if (!path.startsWith(FOLDER)) {
            return 0;
        }
        int end = path.indexOf('/', FOLDER.length());
        String number = end < 0 ? "" : path.substring(FOLDER.length(), end);
        boolean isVersion = number.matches("[1-9]\\d{0,3}") && !plain(path).startsWith("META-INF/");
        int version = isVersion ? Integer.parseInt(number) : 0;
        return version < OLDEST ? 0 : version;
    }

    private static String plain(String path) {
        return path.substring(path.indexOf('/', FOLDER.length()) + 1);
    }
}
