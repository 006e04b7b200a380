package dev.lungfish.server.store;

import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.meter.UsageDelta;
import dev.lungfish.server.meter.UsageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

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

    static void add(Database database, List<UsageDelta> deltas) throws SQLException {
        for (UsageDelta delta : deltas) {
            UsageKey key = delta.key();
            Usage usage = delta.usage();
            database.execute(
                    ADD,
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
    }

    static List<UsageDelta> read(Database database, YearMonth month) throws SQLException {
        return database.query(
                row -> new UsageDelta(key(row, month), usage(row)),
                "SELECT * FROM usage WHERE month = ? ORDER BY service, architecture, memory_megabytes",
                month.toString());
    }

    private static UsageKey key(ResultSet row, YearMonth month) throws SQLException {
        return new UsageKey(
                row.getString("service"),
                month,
                Architecture.valueOf(row.getString("architecture")),
                row.getInt("memory_megabytes"));
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                row.getLong("requests"),
                row.getLong("duration"),
                row.getLong("provisioned_duration"),
                row.getLong("provisioned_concurrency"),
                row.getLong("ephemeral_storage"));
    }
}
