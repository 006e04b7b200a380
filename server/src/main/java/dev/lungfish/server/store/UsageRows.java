package dev.lungfish.server.store;

import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.meter.UsageDelta;
import dev.lungfish.server.meter.UsageKey;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Metered use as rows.
final class UsageRows {

    private static final String ADD =
            """
            INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET
              requests = requests + excluded.requests,
              duration = duration + excluded.duration,
              provisioned_duration = provisioned_duration + excluded.provisioned_duration,
              provisioned_concurrency = provisioned_concurrency + excluded.provisioned_concurrency,
              ephemeral_storage = ephemeral_storage + excluded.ephemeral_storage
            """;

    private UsageRows() {}

    static void add(Handle handle, List<UsageDelta> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(ADD)) {
            for (UsageDelta delta : deltas) {
                UsageKey key = delta.key();
                Usage usage = delta.usage();
                batch.add(
                        key.service(),
                        key.month().toString(),
                        key.architecture().name(),
                        key.memoryMegabytes(),
                        usage.requests(),
                        usage.durationMegabyteMillis(),
                        usage.provisionedDurationMegabyteMillis(),
                        usage.provisionedConcurrencyMegabyteMillis(),
                        usage.ephemeralStorageMegabyteMillis());
            }
            batch.execute();
        }
    }

    static List<UsageDelta> read(Handle handle, YearMonth month) {
        return handle.select(
                        "SELECT * FROM usage WHERE month = ? ORDER BY service", month.toString())
                .map(
                        (row, _) ->
                                new UsageDelta(
                                        new UsageKey(
                                                row.getString("service"),
                                                month,
                                                Architecture.valueOf(row.getString("architecture")),
                                                row.getInt("memory_megabytes")),
                                        new Usage(
                                                row.getLong("requests"),
                                                row.getLong("duration"),
                                                row.getLong("provisioned_duration"),
                                                row.getLong("provisioned_concurrency"),
                                                row.getLong("ephemeral_storage"))))
                .list();
    }
}
