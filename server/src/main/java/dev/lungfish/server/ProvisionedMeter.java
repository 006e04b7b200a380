package dev.lungfish.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Meters provisioned environments once a second, used or not.
final class ProvisionedMeter implements AutoCloseable {

    private static final long PERIOD_MILLIS = 1000;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("provisioned-meter").daemon().factory());
    private final ProvisionedFleets fleets;
    private final ServiceJournal journal;
    private long meteredNanos = System.nanoTime();

    ProvisionedMeter(ProvisionedFleets fleets, ServiceJournal journal) {
        this.fleets = fleets;
        this.journal = journal;
        var _ =
                timer.scheduleWithFixedDelay(
                        this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long passedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - meteredNanos);
        meteredNanos += TimeUnit.MILLISECONDS.toNanos(passedMillis);
        fleets.meter(journal, passedMillis);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
