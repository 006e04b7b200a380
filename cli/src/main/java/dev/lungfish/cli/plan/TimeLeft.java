package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Progress;

/// Tells how far the simulations are and how long they will still take.
final class TimeLeft {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long TELL_EVERY_NANOS = 100_000_000;

    private final Progress progress;
    private final long beganNanos = System.nanoTime();
    private long toldNanos = beganNanos;

    TimeLeft(Progress progress) {
        this.progress = progress;
    }

    void tell(long simulated, long all) {
        long now = System.nanoTime();
        if (now - toldNanos < TELL_EVERY_NANOS || all == 0 || simulated == 0) {
            return;
        }
        toldNanos = now;
        double share = (double) simulated / all;
        double left = (now - beganNanos) / NANOS_PER_SECOND * (1 - share) / share;
        progress.show("Simulating: %.0f %%, %.0f s left".formatted(100 * share, left));
    }
}
