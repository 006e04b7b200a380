package dev.lungfish.server.store;

import dev.lungfish.server.meter.HeldStore;
import dev.lungfish.server.meter.HeldUsage;
import dev.lungfish.server.meter.UsageDelta;
import dev.lungfish.server.meter.UsageStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// The database of a platform. What a method has written is on the disk when it returns: neither SIGKILL nor a power
/// loss takes it away. There is one writer at a time; several threads may call.
public final class Store implements UsageStore, HeldStore, AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Database database;

    private Store(Database database) {
        this.database = database;
    }

    /// Opens the database of a data directory, and creates it where it is missing.
    ///
    /// @throws StoreException if it is damaged or was written by a newer Lungfish
    public static Store open(DataDirectory directory) {
        return open(directory.path().resolve("lungfish.db"));
    }

    static Store open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        try {
            return open(config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new StoreException(
                    "The database %s cannot be opened (%s). Restore it from a copy, or choose another directory with --data."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static Store open(Connection connection) throws SQLException {
        try {
            Database database = new Database(connection);
            Schema.migrate(database);
            return new Store(database);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// All functions, by name.
    public List<Declaration> declarations() {
        return read(() -> DeclarationRows.readAll(database));
    }

    /// Makes what is stored of a function be `after`.
    ///
    /// @param before what is stored now; null for nothing
    /// @param after null to remove it
    public void save(@Nullable Declaration before, @Nullable Declaration after) {
        write(() -> DeclarationRows.write(database, before, after));
    }

    /// Adds to the sums of each row's month.
    @Override
    public void add(List<UsageDelta> deltas) {
        write(() -> UsageRows.add(database, deltas));
    }

    /// The sums of a month, by service.
    @Override
    public List<UsageDelta> usage(YearMonth month) {
        return read(() -> UsageRows.read(database, month));
    }

    /// Adds to the sums of each month.
    @Override
    public void addHeld(Map<YearMonth, HeldUsage> deltas) {
        write(
                () -> {
                    for (Map.Entry<YearMonth, HeldUsage> delta : deltas.entrySet()) {
                        HeldRows.add(database, delta.getKey(), delta.getValue());
                    }
                });
    }

    /// What was held in a month.
    @Override
    public HeldUsage held(YearMonth month) {
        return read(() -> HeldRows.read(database, month));
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    private <T> T read(Query<T> query) {
        lock.lock();
        try {
            return query.run();
        } catch (SQLException e) {
            throw new StoreException("The database cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private void write(Database.Work statements) {
        lock.lock();
        try {
            database.transaction(statements);
        } catch (SQLException e) {
            throw new StoreException("The database cannot be written: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            database.connection().close();
        } catch (SQLException e) {
            throw new StoreException("The database cannot be closed: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }
}
