package dev.lungfish.assessor.reach;

/// On what occasion code runs.
public enum Phase {
    START("at start"),
    REQUEST("answering a request"),
    MESSAGE("taking a message"),
    SCHEDULE("on a schedule"),
    CALLBACK("called by a library");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /// As people say it.
    public String words() {
        return words;
    }
}
