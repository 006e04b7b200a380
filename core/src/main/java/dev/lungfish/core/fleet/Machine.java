package dev.lungfish.core.fleet;

/// What all fleets share: the memory for environments, and how many may start at once.
final class Machine {

    private final long megabytes;
    private final int startsAtOnce;
    private long heldMegabytes;
    private long stoppingMegabytes;
    private int starting;

    Machine(long megabytes, int startsAtOnce) {
        this.megabytes = megabytes;
        this.startsAtOnce = startsAtOnce;
    }

    boolean mayStart() {
        return starting < startsAtOnce;
    }

    /// Whether so much memory is free now.
    boolean fits(long wantedMegabytes) {
        return heldMegabytes + wantedMegabytes <= megabytes;
    }

    /// Whether so much memory is free once everything that stops is gone.
    boolean willFit(long wantedMegabytes) {
        return heldMegabytes - stoppingMegabytes + wantedMegabytes <= megabytes;
    }

    void start(long ofMegabytes) {
        heldMegabytes += ofMegabytes;
        starting++;
    }

    void started() {
        starting--;
    }

    void stop(long ofMegabytes) {
        stoppingMegabytes += ofMegabytes;
    }

    void gone(long ofMegabytes) {
        stoppingMegabytes -= ofMegabytes;
        heldMegabytes -= ofMegabytes;
    }

    long heldMegabytes() {
        return heldMegabytes;
    }

    int starting() {
        return starting;
    }
}
