package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.reach.Visit;

/// Something that happens to a field that all requests share.
///
/// @param isAtStart whether it happens before the first request
/// @param operation the method that is called on it; `=` for an assignment
/// @param isGuarded whether a lock is held, as far as the method shows
/// @param isReading whether the method reads a file, a resource or a database
record FieldChange(
        Visit visit,
        boolean isAtStart,
        String operation,
        boolean isGuarded,
        boolean isReading,
        int line) {

    /// Whether a request or a message brings it about, and not only something that a library calls.
    boolean isByRequest() {
        return visit.phase() == Phase.REQUEST || visit.phase() == Phase.MESSAGE;
    }

    /// Whether it only fills in what is missing, as a cache does.
    boolean isFill() {
        return operation.equals("computeIfAbsent") || operation.equals("putIfAbsent");
    }

    /// Whether it takes out what another method has put in.
    boolean isDrain() {
        return operation.equals("drainTo")
                || operation.equals("take")
                || operation.equals("poll")
                || operation.equals("pollFirst");
    }
}
