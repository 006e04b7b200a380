package dev.lungfish.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/// The database's schema: numbered scripts, each run once, the number of the last one kept in `PRAGMA user_version`.
final class Schema {

    /// The newest script.
    static final int VERSION = 2;

    private Schema() {}

    /// Brings a database to [#VERSION].
    ///
    /// @throws StoreException if a newer Lungfish wrote it
    static void migrate(Database database) throws SQLException {
        int found = database.query(row -> row.getInt(1), "PRAGMA user_version").getFirst();
        if (found > VERSION) {
            throw new StoreException(
                    "The data directory was written by a newer Lungfish (schema %d, this one knows %d). Start that one, or choose another directory with --data."
                            .formatted(found, VERSION),
                    null);
        }
        for (int next = found + 1; next <= VERSION; next++) {
            int version = next;
            database.transaction(
                    () -> {
                        database.executeScript(script(version));
                        database.execute("PRAGMA user_version = " + version);
                    });
        }
    }

    private static String script(int version) {
        try (InputStream in = Schema.class.getResourceAsStream(version + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("the schema's script " + version + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
