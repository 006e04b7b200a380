package dev.lungfish.proof;

import org.jspecify.annotations.Nullable;

/// A file of a Maven repository.
///
/// @param type its ending, such as `jar` or `war`
record Artifact(
        String group, String artifact, String version, @Nullable String classifier, String type) {

    /// A jar that is written as `group:artifact:version`, with `:classifier` where it has one.
    static Artifact jar(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException(coordinates + " is not group:artifact:version");
        }
        return new Artifact(
                parts[0], parts[1], parts[2], parts.length == 4 ? parts[3] : null, "jar");
    }

    /// What Maven calls it where it copies it, with the version.
    String fileName() {
        String tail = classifier == null ? "" : "-" + classifier;
        return artifact + "-" + version + tail + "." + type;
    }
}
