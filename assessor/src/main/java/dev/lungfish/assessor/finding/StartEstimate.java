package dev.lungfish.assessor.finding;

import java.util.List;

/// How long the program probably takes to start, on one processor.
///
/// @param plainMillis on a plain JVM
/// @param cachedMillis with an ahead-of-time cache
/// @param restoredMillis from a snapshot
/// @param basis what it was computed from, a sentence each
public record StartEstimate(
        long plainMillis, long cachedMillis, long restoredMillis, List<String> basis) {

    public StartEstimate {
        basis = List.copyOf(basis);
    }
}
