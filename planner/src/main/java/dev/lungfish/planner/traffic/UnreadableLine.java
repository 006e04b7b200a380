package dev.lungfish.planner.traffic;

/// A line of an access log that is not a request; the reason says why.
final class UnreadableLine extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    UnreadableLine(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
