package dev.lungfish.server.meter;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flushes a meter once a second, and a last time when closed, after everything else has stopped.
public final class MeterFlusher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MeterFlusher.class);
    private static final long PERIOD_MILLIS = 1000;

    private final Runnable tick;
    private final Runnable last;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> ticks;

    /// Whether the last flush failed, so that a store that stays broken is reported once. Only the timer touches it.
    private boolean failing;

    public MeterFlusher(UsageMeter meter) {
        this("lungfish-meter", meter::flush, meter::flush);
    }

    /// @param thread what its thread is called
    /// @param tick what it does once a second
    /// @param last what it does when closed
    MeterFlusher(String thread, Runnable tick, Runnable last) {
        this.tick = tick;
        this.last = last;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(thread).daemon().factory());
        this.ticks =
                timer.scheduleWithFixedDelay(
                        this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            tick.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Usage cannot be stored; it is kept in memory until it can be", e);
            }
            failing = true;
        }
    }

    /// Stops the timer and flushes.
    ///
    /// @throws RuntimeException if the store fails, and what the last second added is lost
    @Override
    public void close() {
        ticks.cancel(false);
        timer.close();
        last.run();
    }
}
