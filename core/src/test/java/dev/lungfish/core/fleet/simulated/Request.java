package dev.lungfish.core.fleet.simulated;

/// One request, and what has become of it.
final class Request {

    enum State {
        WAITING,
        SERVING,
        SERVED,
        REFUSED,
        FAILED,
        ABANDONED
    }

    final long id;
    final SeenFleet fleet;
    State state = State.WAITING;

    Request(long id, SeenFleet fleet) {
        this.id = id;
        this.fleet = fleet;
    }

    @Override
    public String toString() {
        return "r" + id;
    }
}
