package dev.lungfish.assessor.finding;

/// A service of which nothing can be said.
///
/// @param service how it was named
/// @param reason a sentence, with what to do
public record Unassessed(String service, String reason) {

    @Override
    public String toString() {
        return service + ": " + reason;
    }
}
