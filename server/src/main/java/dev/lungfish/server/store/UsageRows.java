package dev.lungfish.server.store;

import dev.lungfish.core.service.Architecture;
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
              invocations = invocations + excluded.invocations,
              billed_millis = billed_millis + excluded.billed_millis,
              init_millis = init_millis + excluded.init_millis,
              provisioned_billed_millis = provisioned_billed_millis + excluded.provisioned_billed_millis,
              provisioned_megabyte_seconds =
                provisioned_megabyte_seconds + excluded.provisioned_megabyte_seconds
            """;

    private UsageRows() {}

    static void add(Handle handle, List<Usage> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(ADD)) {
            for (Usage delta : deltas) {
                batch.add(
                        delta.service(),
                        delta.month().toString(),
                        delta.architecture().name(),
                        delta.memoryMegabytes(),
                        delta.invocations(),
                        delta.billedMillis(),
                        delta.initMillis(),
                        delta.provisionedBilledMillis(),
                        delta.provisionedMegabyteSeconds());
            }
            batch.execute();
        }
    }

    static List<Usage> read(Handle handle, YearMonth month) {
        return handle.select(
                        "SELECT * FROM usage WHERE month = ? ORDER BY service", month.toString())
                .map(
                        (row, _) ->
                                new Usage(
                                        row.getString("service"),
                                        month,
                                        Architecture.valueOf(row.getString("architecture")),
                                        row.getInt("memory_megabytes"),
                                        row.getLong("invocations"),
                                        row.getLong("billed_millis"),
                                        row.getLong("init_millis"),
                                        row.getLong("provisioned_billed_millis"),
                                        row.getLong("provisioned_megabyte_seconds")))
                .list();
    }
}
