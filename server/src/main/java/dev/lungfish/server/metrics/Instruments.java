package dev.lungfish.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The platform's metrics by name, help and labels. Names and units follow Prometheus' conventions
/// (https://prometheus.io/docs/practices/naming/).
final class Instruments {

    /// From half a millisecond, a warm echo, to the longest timeout, in seconds.
    private static final double[] INVOCATION_SECONDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
        900
    };

    /// From a millisecond, the start of a process, past ten seconds, the limit of an init, in seconds.
    private static final double[] START_SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20
    };

    final Counter invocations;
    final Histogram invocationDuration;
    final Counter coldStarts;
    final Histogram coldStartParts;
    final Histogram coldStartDuration;
    final Counter throttles;
    final Gauge environments;
    final Gauge replicas;

    Instruments(PrometheusRegistry registry) {
        invocations =
                counter("lungfish_invocations_total", "Invocations that ended.", "outcome")
                        .register(registry);
        invocationDuration =
                histogram(
                                "lungfish_invocation_duration_seconds",
                                "Time from the request's arrival to its answer.",
                                INVOCATION_SECONDS)
                        .labelNames("service")
                        .register(registry);
        coldStarts =
                Counter.builder()
                        .name("lungfish_cold_starts_total")
                        .help("Invocations that waited for an environment to start.")
                        .labelNames("service")
                        .withoutExemplars()
                        .register(registry);
        coldStartParts =
                histogram(
                                "lungfish_cold_start_seconds",
                                "Parts of cold starts: the sandbox, the runtime, the function's init.",
                                START_SECONDS)
                        .labelNames("service", "part")
                        .register(registry);
        coldStartDuration =
                histogram(
                                "lungfish_cold_start_duration_seconds",
                                "Whole cold starts, from the decision to start to readiness.",
                                START_SECONDS)
                        .labelNames("service")
                        .register(registry);
        throttles =
                counter(
                                "lungfish_throttles_total",
                                "Requests that were refused because of a limit.",
                                "limit")
                        .register(registry);
        environments =
                Gauge.builder()
                        .name("lungfish_environments")
                        .help("Environments by what they are doing.")
                        .labelNames("service", "state")
                        .withoutExemplars()
                        .register(registry);
        replicas =
                Gauge.builder()
                        .name("lungfish_replicas")
                        .help("Replicas: wanted, ready to take requests, and holding a place.")
                        .labelNames("service", "state")
                        .withoutExemplars()
                        .register(registry);
    }

    private static Counter.Builder counter(String name, String help, String label) {
        Counter.Builder builder = Counter.builder().name(name).help(help);
        builder.labelNames("service", label).withoutExemplars();
        return builder;
    }

    private static Histogram.Builder histogram(String name, String help, double[] upperBounds) {
        Histogram.Builder builder = Histogram.builder().name(name).help(help).classicOnly();
        builder.classicUpperBounds(upperBounds).withoutExemplars();
        return builder;
    }

    /// Forgets every series of one service.
    void remove(String service) {
        invocations.removeIf(labels -> labels.getFirst().equals(service));
        invocationDuration.remove(service);
        coldStarts.remove(service);
        coldStartParts.removeIf(labels -> labels.getFirst().equals(service));
        coldStartDuration.remove(service);
        throttles.removeIf(labels -> labels.getFirst().equals(service));
        environments.removeIf(labels -> labels.getFirst().equals(service));
        replicas.removeIf(labels -> labels.getFirst().equals(service));
    }
}
