package dev.lungfish.server.store;

import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.meter.HeldUsage;
import dev.lungfish.server.meter.HeldUsage.NodeKey;
import dev.lungfish.server.meter.HeldUsage.ReplicaKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was held as rows.
final class HeldRows {

    private static final String ADD_REPLICAS =
            """
            INSERT INTO held_replicas VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET
              held = held + excluded.held,
              billed = billed + excluded.billed,
              starts = starts + excluded.starts
            """;

    private static final String ADD_NODES =
            """
            INSERT INTO held_nodes VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET held = held + excluded.held
            """;

    private static final String ADD_SERVICE =
            """
            INSERT INTO service_time VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET metered = metered + excluded.metered
            """;

    private static final String ADD_PLATFORM =
            """
            INSERT INTO platform_time VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET
              running = running + excluded.running,
              clustered = clustered + excluded.clustered
            """;

    private HeldRows() {}

    static void add(Database database, YearMonth month, HeldUsage usage) throws SQLException {
        for (Map.Entry<ReplicaKey, ReplicaTime> row : usage.replicas().entrySet()) {
            addReplicas(database, month, row.getKey(), row.getValue());
        }
        for (Map.Entry<NodeKey, Long> row : usage.nodeMillis().entrySet()) {
            database.execute(
                    ADD_NODES,
                    month.toString(),
                    row.getKey().architecture().name(),
                    row.getKey().size().cpuMillis(),
                    row.getKey().size().megabytes(),
                    row.getValue());
        }
        for (Map.Entry<String, Long> row : usage.serviceMillis().entrySet()) {
            database.execute(ADD_SERVICE, month.toString(), row.getKey(), row.getValue());
        }
        database.execute(
                ADD_PLATFORM, month.toString(), usage.platformMillis(), usage.clusterMillis());
    }

    private static void addReplicas(
            Database database, YearMonth month, ReplicaKey key, ReplicaTime time)
            throws SQLException {
        database.execute(
                ADD_REPLICAS,
                month.toString(),
                key.service(),
                key.architecture().name(),
                key.size().cpuMillis(),
                key.size().megabytes(),
                time.heldMillis(),
                time.billedMillis(),
                time.starts());
    }

    static HeldUsage read(Database database, YearMonth month) throws SQLException {
        long[] platform = platform(database, month);
        return new HeldUsage(
                table(database, "held_replicas", month, HeldRows::replicaKey, HeldRows::time),
                table(database, "held_nodes", month, HeldRows::nodeKey, row -> row.getLong("held")),
                table(
                        database,
                        "service_time",
                        month,
                        row -> row.getString("service"),
                        row -> row.getLong("metered")),
                platform[0],
                platform[1]);
    }

    private static long[] platform(Database database, YearMonth month) throws SQLException {
        List<long[]> rows =
                database.query(
                        row -> new long[] {row.getLong("running"), row.getLong("clustered")},
                        "SELECT * FROM platform_time WHERE month = ?",
                        month.toString());
        return rows.isEmpty() ? new long[2] : rows.getFirst();
    }

    private static <K, V> Map<K, V> table(
            Database database,
            String table,
            YearMonth month,
            Database.RowMapper<K> key,
            Database.RowMapper<V> value)
            throws SQLException {
        Map<K, V> all = new HashMap<>();
        database.query(
                row -> all.put(key.map(row), value.map(row)),
                "SELECT * FROM " + table + " WHERE month = ?",
                month.toString());
        return all;
    }

    private static ReplicaKey replicaKey(ResultSet row) throws SQLException {
        return new ReplicaKey(row.getString("service"), architecture(row), size(row));
    }

    private static NodeKey nodeKey(ResultSet row) throws SQLException {
        return new NodeKey(architecture(row), size(row));
    }

    private static Architecture architecture(ResultSet row) throws SQLException {
        return Architecture.valueOf(row.getString("architecture"));
    }

    private static Size size(ResultSet row) throws SQLException {
        return new Size(row.getInt("cpu_millis"), row.getInt("megabytes"));
    }

    private static ReplicaTime time(ResultSet row) throws SQLException {
        return new ReplicaTime(row.getLong("held"), row.getLong("billed"), row.getLong("starts"));
    }
}
