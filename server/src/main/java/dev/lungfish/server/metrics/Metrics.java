package dev.lungfish.server.metrics;

import dev.lungfish.core.pricing.Money;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All figures of the platform, for Prometheus. Safe for any number of threads.
public final class Metrics {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANO_DOLLARS_PER_DOLLAR = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Instruments instruments = new Instruments(registry);
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Map<String, ServiceMetrics> services = new ConcurrentHashMap<>();

    /// @param costs what each service's usage since the start costs at list price, see
    ///     [dev.lungfish.core.pricing.PriceList#atListPrice]; asked at every scrape
    public Metrics(Supplier<? extends Map<String, Money>> costs) {
        JvmMetrics.builder().register(registry);
        CounterWithCallback.builder()
                .name("lungfish_billed_seconds_total")
                .help("Billed durations of invocations.")
                .labelNames("service")
                .callback(this::billedSeconds)
                .register(registry);
        CounterWithCallback.builder()
                .name("lungfish_cost_dollars_total")
                .help("Cost of what was used since the platform started, at list price.")
                .labelNames("service")
                .callback(callback -> costDollars(costs.get(), callback))
                .register(registry);
    }

    private void billedSeconds(CounterWithCallback.Callback callback) {
        services.forEach(
                (name, service) -> callback.call(service.billedMillis() / MILLIS_PER_SECOND, name));
    }

    private void costDollars(Map<String, Money> costs, CounterWithCallback.Callback callback) {
        costs.forEach(
                (name, cost) -> {
                    if (services.containsKey(name)) {
                        callback.call(cost.toNanoDollars() / NANO_DOLLARS_PER_DOLLAR, name);
                    }
                });
    }

    /// The figures of a service, made at the first call.
    public ServiceMetrics service(String name) {
        return services.computeIfAbsent(name, n -> new ServiceMetrics(n, instruments));
    }

    /// Forgets a service. Those that still hold its figures may go on counting; nobody sees it.
    public void remove(String name) {
        services.computeIfPresent(
                name,
                (_, service) -> {
                    service.remove();
                    return null;
                });
    }

    /// All figures now.
    ///
    /// @param accept the scraper's `Accept` header; without one, Prometheus' text format
    public Exposition expose(@Nullable String accept) {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream(16_384);
        try {
            writer.write(body, registry.scrape(), EscapingScheme.fromAcceptHeader(accept));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new Exposition(writer.getContentType(), body.toByteArray());
    }
}
