package dev.lungfish.server.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// The logs of all services: files under a directory for each, bounded in size, written by one thread.
///
/// Lines are in the operating system's hands within moments but are not forced to disk, so a power cut may lose the last ones.
public final class ServiceLogs implements AutoCloseable {

    /// The names that AWS Lambda allows for functions, which are safe as file names.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /// The end of a log, and the position from which to follow it without a gap.
    public record Tail(List<String> lines, long end) {}

    private final LogSettings settings;
    private final LogWriter writer;
    private final Map<String, ServiceLog> logs = new ConcurrentHashMap<>();

    private ServiceLogs(LogSettings settings, LongSupplier epochMillis) {
        this.settings = settings;
        this.writer = new LogWriter(settings, epochMillis);
    }

    /// Logs with a running writer.
    ///
    /// @param epochMillis the wall clock, for lines that the writer adds itself
    public static ServiceLogs open(LogSettings settings, LongSupplier epochMillis) {
        ServiceLogs logs = new ServiceLogs(settings, epochMillis);
        logs.writer.start();
        return logs;
    }

    /// A service's log, continued where an earlier platform left it.
    ///
    /// @throws IllegalArgumentException if the name is not one that a function may have
    /// @throws UncheckedIOException if what is there cannot be read
    public ServiceLog log(String service) {
        ServiceLog log = logs.get(service);
        return log != null ? log : logs.computeIfAbsent(service, this::openLog);
    }

    private ServiceLog openLog(String service) {
        Path directory = directory(service);
        ServiceLog log = new ServiceLog(directory, settings, writer);
        try {
            log.progress.advance(Segments.end(Segments.scan(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException("the log in " + directory + " cannot be read", e);
        }
        return log;
    }

    private Path directory(String service) {
        if (!NAME.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "a service's name has 1 to 64 letters, digits, - and _, unlike " + service);
        }
        return settings.directory().resolve(service);
    }

    /// The last lines, oldest first, everything that was appended before included.
    public Tail tail(String service, int lines) throws IOException, InterruptedException {
        ServiceLog log = log(service);
        writer.flush();
        long end = log.progress.written();
        return new Tail(LogReader.lastLines(log.directory(), end, lines), end);
    }

    /// Follows a log from a position, such as that of a [Tail]; 0 is the oldest line there is.
    public LogFollow follow(String service, long from) {
        ServiceLog log = log(service);
        return new LogFollow(log.directory(), log.progress, from);
    }

    /// Deletes a service's log and ends those who follow it. Returns when its files are gone. Idempotent.
    public void remove(String service) throws InterruptedException {
        ServiceLog log = log(service);
        writer.delete(log);
        logs.remove(service, log);
    }

    /// Waits until everything that was appended before is written.
    public void flush() throws InterruptedException {
        writer.flush();
    }

    /// Writes what was appended and ends those who follow.
    @Override
    public void close() {
        writer.close();
        logs.values().forEach(log -> log.progress.end());
    }
}
