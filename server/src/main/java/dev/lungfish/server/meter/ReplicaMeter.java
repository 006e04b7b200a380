package dev.lungfish.server.meter;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Meters replicas and nodes once a second, used or not, and stores it at once.
public final class ReplicaMeter {

    /// Whom it asks what is there now.
    ///
    /// @param services the names of all that are declared
    public record Sources(
            Supplier<List<HeldReplicas>> replicas,
            Supplier<List<HeldNode>> nodes,
            Supplier<Set<String>> services) {

        private HeldReading reading() {
            return new HeldReading(replicas.get(), nodes.get(), services.get());
        }
    }

    private final HeldMeter meter;
    private final Sources sources;
    private long meteredNanos;

    ReplicaMeter(HeldMeter meter, Sources sources, long nowNanos) {
        this.meter = meter;
        this.sources = sources;
        this.meteredNanos = nowNanos;
    }

    /// Starts metering; closing what this returns meters a last time.
    public static MeterFlusher start(HeldMeter meter, Sources sources, InstantSource clock) {
        ReplicaMeter replicas = new ReplicaMeter(meter, sources, System.nanoTime());
        Runnable read = () -> replicas.read(System.nanoTime(), clock.millis());
        return new MeterFlusher(
                "lungfish-replica-meter",
                () -> {
                    read.run();
                    meter.flushDue();
                },
                () -> {
                    read.run();
                    meter.flush();
                });
    }

    /// Adds what was held in the whole milliseconds that have passed since the last reading; the rest counts with the next.
    void read(long nowNanos, long epochMillis) {
        long passedMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - meteredNanos);
        meter.read(sources.reading(), passedMillis, epochMillis);
        meteredNanos += TimeUnit.MILLISECONDS.toNanos(passedMillis);
    }
}
