package dev.lungfish.assessor.start;

import dev.lungfish.assessor.rule.Shipped;
import java.util.List;

/// How long starts take, as numbers that were fitted to measured ones.
///
/// @param jvmMillis of a program that does nothing
/// @param ownClassMicros for each class of the program's own
/// @param libraryClassMicros for each class of a library that is active
/// @param cachedPercent what an ahead-of-time cache leaves of it
/// @param restoredMillis of a snapshot of nothing
/// @param restoredMicrosPerClass for each class in a snapshot
record StartModel(
        long jvmMillis,
        long ownClassMicros,
        long libraryClassMicros,
        List<Part> parts,
        long cachedPercent,
        long restoredMillis,
        long restoredMicrosPerClass) {

    /// What a framework or library adds when it is active.
    record Part(String name, List<String> packages, long millis) {}

    static StartModel shipped() {
        return Shipped.read("start.yaml", StartModel.class);
    }
}
