package dev.lungfish.benchmarks.step;

import dev.lungfish.benchmarks.platform.ServicesApi;
import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.ServiceRow;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// The most environments and replicas that a service had, each at its own moment, looked at four times a second.
record Peak(int environments, int replicas) {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Peak NONE = new Peak(0, 0);

    /// What was measured, and the peak meanwhile.
    record Seen<T>(T result, Peak peak) {}

    static <T> Seen<T> during(ServicesApi services, String name, Callable<T> measurement)
            throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService watcher = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Peak> peak = watcher.submit(() -> watch(services, name, over));
            try {
                T result = measurement.call();
                over.set(true);
                return new Seen<>(result, peak.get());
            } catch (ExecutionException e) {
                throw new IOException("the platform could not be watched", e);
            } finally {
                over.set(true);
            }
        }
    }

    private static Peak watch(ServicesApi services, String name, AtomicBoolean over)
            throws IOException, InterruptedException {
        Peak peak = NONE;
        while (!over.get()) {
            peak = peak.or(services.service(name));
            Thread.sleep(INTERVAL);
        }
        return peak;
    }

    private Peak or(ServiceRow row) {
        EnvironmentCounts counts = row.environments();
        int now = counts.starting() + counts.busy() + counts.idle();
        return new Peak(Math.max(environments, now), Math.max(replicas, row.replicas().existing()));
    }
}
