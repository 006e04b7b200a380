package dev.lungfish.server.move;

/// A move cannot begin. The message says why and what to do.
public final class MoveRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean unknown;

    private MoveRefused(String message, boolean unknown) {
        super(message);
        this.unknown = unknown;
    }

    static MoveRefused unknown(String service) {
        return new MoveRefused(
                "There is no service %s. List them with: lungfish list".formatted(service), true);
    }

    static MoveRefused underWay(String service, Move move) {
        return new MoveRefused(
                "%s is being moved to %s already. Wait until that has ended, then try again."
                        .formatted(service, move.target().placement().wireName()),
                false);
    }

    /// Whether there is no such service.
    public boolean isUnknown() {
        return unknown;
    }
}
