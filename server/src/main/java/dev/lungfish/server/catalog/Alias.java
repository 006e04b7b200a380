package dev.lungfish.server.catalog;

import java.util.SortedMap;
import java.util.TreeMap;

/// A name for a version, or for two with weights.
///
/// @param additionalWeights the share (0 to 1) of requests that go to other versions than `version`
public record Alias(String name, String version, SortedMap<String, Double> additionalWeights) {

    public Alias {
        additionalWeights =
                java.util.Collections.unmodifiableSortedMap(new TreeMap<>(additionalWeights));
    }
}
