package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Meters two replicas until it is killed, as fast as it can: each reading is a second on. Prints what is stored each time that it is.
final class MeteringChild {

    static final long MONTH_MILLIS = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

    private MeteringChild() {}

    public static void main(String[] arguments) {
        try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
                Store store = Store.open(data)) {
            HeldMeter meter = new HeldMeter(store, ReplicaRule.EXACT);
            HeldReading reading =
                    new HeldReading(
                            List.of(new HeldReplicas("orders", Architecture.ARM64, 2, 250, 512)),
                            List.of(new HeldNode(Architecture.ARM64, 1000, 2048, 1)),
                            Set.of());
            for (long millis = 1000; ; millis += 1000) {
                meter.read(reading, 1000, MONTH_MILLIS);
                meter.flushDue();
                System.out.println(millis);
            }
        }
    }
}
