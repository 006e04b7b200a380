package dev.lungfish.core.fleet.simulated;

/// What a driver reports.
record Event(Kind kind, Object subject) {

    enum Kind {
        ADMIT,
        READY,
        RELEASE,
        DISCARD,
        DISCARD_STOPPED,
        GONE,
        ABANDON,
        PROVISION,
        RESERVE,
        RETIRE,
        TICK
    }

    @Override
    public String toString() {
        return kind + " " + subject;
    }
}
