package dev.lungfish.server.metrics;

/// How an admitted invocation ended, for its caller.
public enum Outcome {
    /// The function answered.
    SUCCESS("success"),
    /// The function answered with an error of its own.
    FUNCTION_ERROR("function_error"),
    /// It was killed at its timeout.
    TIMEOUT("timeout"),
    /// Its environment failed: an exit, too much memory, an init that did not end well.
    ENVIRONMENT_FAILURE("environment_failure");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /// The value of the label `outcome`.
    public String label() {
        return label;
    }
}
