package dev.lungfish.planner.services;

import java.util.List;
import java.util.Locale;

/// The name of a container image, taken apart.
///
/// @param path what stands before the tag, registry included
/// @param tag empty where it has none
record Image(String path, String tag) {

    static Image of(String text) {
        String named = text.toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
        int colon = named.lastIndexOf(':');
        return colon > named.lastIndexOf('/')
                ? new Image(named.substring(0, colon), named.substring(colon + 1))
                : new Image(named, "");
    }

    /// The last part of the path.
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The part of the path before the last; empty where there is none.
    String owner() {
        List<String> parts = List.of(path.split("/"));
        return parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    }

    /// All words of its name and its owner's.
    List<String> words() {
        return List.of((owner() + "/" + name()).split("[/._-]+"));
    }

    /// The words of its tag.
    List<String> tagWords() {
        return List.of(tag.split("[._-]+"));
    }
}
