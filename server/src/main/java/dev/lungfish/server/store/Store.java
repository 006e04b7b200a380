package dev.lungfish.server.store;

import dev.lungfish.server.meter.UsageDelta;
import dev.lungfish.server.meter.UsageStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// The database of a platform. What a method has written is on the disk when it returns: neither SIGKILL nor a power
/// loss takes it away. There is one writer at a time; several threads may call.
public final class Store implements UsageStore, AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Handle handle;

    private Store(Handle handle) {
        this.handle = handle;
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
        Handle handle = null;
        try {
            handle = Jdbi.open(config.createConnection("jdbc:sqlite:" + file));
            Schema.migrate(handle);
            return new Store(handle);
        } catch (SQLException | JdbiException e) {
            closeQuietly(handle);
            throw new StoreException(
                    "The database "
                            + file
                            + " cannot be opened ("
                            + e.getMessage()
                            + "). Restore it from a copy, or choose another directory with --data.",
                    e);
        } catch (StoreException e) {
            closeQuietly(handle);
            throw e;
        }
    }

    private static void closeQuietly(@Nullable Handle handle) {
        if (handle != null) {
            handle.close();
        }
    }

    /// All functions, by name.
    public List<Declaration> declarations() {
        return read(DeclarationRows::readAll);
    }

    /// Makes what is stored of a function be `after`.
    ///
    /// @param before what is stored now; null for nothing
    /// @param after null to remove it
    public void save(@Nullable Declaration before, @Nullable Declaration after) {
        write(transaction -> DeclarationRows.write(transaction, before, after));
    }

    /// Adds to the sums of each row's month.
    @Override
    public void add(List<UsageDelta> deltas) {
        write(transaction -> UsageRows.add(transaction, deltas));
    }

    /// The sums of a month, by service.
    @Override
    public List<UsageDelta> usage(YearMonth month) {
        return read(transaction -> UsageRows.read(transaction, month));
    }

    private <T> T read(Function<Handle, T> query) {
        lock.lock();
        try {
            return query.apply(handle);
        } finally {
            lock.unlock();
        }
    }

    private void write(Consumer<Handle> statements) {
        lock.lock();
        try {
            handle.useTransaction(statements::accept);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            handle.close();
        } finally {
            lock.unlock();
        }
    }
}
