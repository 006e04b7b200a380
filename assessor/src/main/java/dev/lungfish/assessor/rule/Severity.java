package dev.lungfish.assessor.rule;

/// How much a finding stands in the way, the worst first.
public enum Severity {
    /// It does not work under this placement, whatever is configured.
    BLOCKER,
    /// It loses work, state or correctness until the code or configuration is changed.
    CHANGE,
    /// It works, and costs money or time.
    COST,
    /// Good to know.
    NOTE;

    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }
}
