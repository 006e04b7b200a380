package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The order in which Spring Boot searches its jars: `BOOT-INF/classpath.idx`.
final class ClassPathIndex {

    private static final List<String> FILES =
            List.of("BOOT-INF/classpath.idx", "WEB-INF/classpath.idx");

    private ClassPathIndex() {}

    /// The same jars, those that the index names first; in their own order where there is no index.
    static SequencedMap<String, StoredFile> sort(
            FileTree tree, SequencedMap<String, StoredFile> jars) {
        SequencedMap<String, StoredFile> sorted = new LinkedHashMap<>();
        for (String file : FILES) {
            StoredFile index = tree.files().get(file);
            if (index != null) {
                copy(lines(index), jars, sorted);
            }
        }
        jars.forEach(sorted::putIfAbsent);
        return sorted;
    }

    private static void copy(
            List<String> lines, Map<String, StoredFile> jars, Map<String, StoredFile> sorted) {
        for (String line : lines) {
            String path = line.replaceAll("^-?\\s*\"?|\"?\\s*$", "");
            StoredFile jar = jars.get(path);
            if (jar != null) {
                sorted.putIfAbsent(path, jar);
            }
        }
    }

    /// None where it cannot be read: the jars then keep the order in which they lie there.
    private static List<String> lines(StoredFile index) {
        try {
            return new String(index.read(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
