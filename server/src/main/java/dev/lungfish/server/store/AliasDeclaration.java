package dev.lungfish.server.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A name for a version, or for two.
///
/// @param version `$LATEST` or a number
/// @param weights the share (0 to 1) of requests that go to another version than `version`, by its number
/// @param revisionId the API's token against lost updates
public record AliasDeclaration(
        String name,
        String version,
        String description,
        SortedMap<String, Double> weights,
        String revisionId) {

    public AliasDeclaration {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    public AliasDeclaration withRevisionId(String token) {
        return new AliasDeclaration(name, version, description, weights, token);
    }
}
