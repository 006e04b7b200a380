package dev.lungfish.server.metrics;

/// What an environment is doing at the moment of a scrape.
public enum EnvironmentState {
    STARTING("starting"),
    BUSY("busy"),
    IDLE("idle"),
    STOPPING("stopping");

    private final String label;

    EnvironmentState(String label) {
        this.label = label;
    }

    /// The value of the label `state`.
    public String label() {
        return label;
    }
}
