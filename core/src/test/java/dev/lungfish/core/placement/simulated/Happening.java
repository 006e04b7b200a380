package dev.lungfish.core.placement.simulated;

/// What a driver reports.
record Happening(Kind kind, Object subject) {

    enum Kind {
        ADMIT,
        ABANDON,
        READY,
        UNREADY,
        WORN_OUT,
        UNDELIVERED,
        RELEASE,
        DISCARD,
        GONE,
        REVISE,
        CONFIGURE,
        PREPARE,
        CANCEL,
        PLACE,
        REMOVE,
        TICK
    }

    /// Whether a replica may get ready no more for another reason than what the rules decide.
    boolean isTrouble() {
        return switch (kind) {
            case UNREADY, WORN_OUT, UNDELIVERED, DISCARD -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return kind + " " + subject;
    }
}
