package dev.lungfish.server;

import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.ServiceRow;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Dispatcher.Counts;
import dev.lungfish.server.dispatch.Hosted;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.metrics.EnvironmentState;
import dev.lungfish.server.metrics.Metrics;
import dev.lungfish.server.metrics.RecentLatency;
import dev.lungfish.server.metrics.ReplicaState;
import dev.lungfish.server.metrics.ServiceMetrics;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.ServiceRoute;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// All services with their live figures.
final class ServiceTable {

    private final Router router;
    private final Dispatcher dispatcher;
    private final Metrics metrics;
    private final Supplier<URI> base;

    ServiceTable(Router router, Dispatcher dispatcher, Metrics metrics, Supplier<URI> base) {
        this.router = router;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.base = base;
    }

    boolean has(String name) {
        return router.routing().service(name) != null;
    }

    /// By name.
    ///
    /// @param costs month to date, in billionths of a dollar, by name
    List<ServiceRow> rows(Map<String, Long> costs) {
        return new TreeMap<>(router.routing().services())
                .values().stream()
                        .map(route -> row(route, costs.getOrDefault(route.service().name(), 0L)))
                        .toList();
    }

    /// Brings the gauges of environments up to date, which change too often to be set at each change.
    void countEnvironments() {
        for (ServiceRoute route : router.routing().services().values()) {
            Counts counts = counts(route);
            ServiceMetrics figures = metrics.service(route.service().name());
            Hosted.Replicas replicas = dispatcher.replicas(route.hosted());
            if (replicas.wanted() + replicas.existing() > 0) {
                figures.replicas(ReplicaState.WANTED, replicas.wanted());
                figures.replicas(ReplicaState.READY, replicas.ready());
                figures.replicas(ReplicaState.EXISTING, replicas.existing());
            }
            if (counts.any()) {
                figures.environments(EnvironmentState.STARTING, counts.starting());
                figures.environments(EnvironmentState.BUSY, counts.busy());
                figures.environments(EnvironmentState.IDLE, counts.idle());
            }
        }
    }

    private ServiceRow row(ServiceRoute route, long costNanoDollars) {
        Revision latest = route.latest().revision();
        String name = latest.service();
        ServiceMetrics figures = metrics.service(name);
        RecentLatency.Percentiles recent = figures.recent(System.nanoTime());
        Counts counts = counts(route);
        return new ServiceRow(
                name,
                latest.contract().name().toLowerCase(Locale.ROOT),
                latest.runtime(),
                route.service().hosting().placement().wireName(),
                "http://" + name + ".localhost:" + base.get().getPort() + "/",
                latest.memoryMegabytes(),
                figures.invocations(),
                figures.coldStarts(),
                figures.errors(),
                figures.throttles(),
                TimeUnit.NANOSECONDS.toMicros(recent.p50Nanos()),
                TimeUnit.NANOSECONDS.toMicros(recent.p99Nanos()),
                new EnvironmentCounts(counts.starting(), counts.busy(), counts.idle()),
                ReplicaNotes.counts(dispatcher.replicas(route.hosted()), route.hosted()),
                costNanoDollars);
    }

    private Counts counts(ServiceRoute route) {
        Counts sum = Counts.NONE;
        for (Target target : route.targets().values()) {
            sum = sum.plus(dispatcher.counts(target));
        }
        return sum;
    }
}
