package dev.lungfish.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.server.metrics.ExpositionParser.Family;
import dev.lungfish.server.metrics.ExpositionParser.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    private static final long MILLI = 1_000_000;

    private final Map<String, Money> costs = new ConcurrentHashMap<>();
    private final Metrics metrics = new Metrics(() -> costs);

    @Test
    void everyFigureAppearsUnderItsName() {
        ServiceMetrics orders = metrics.service("orders");
        orders.invocation(Outcome.SUCCESS, 20 * MILLI, 20, 0);
        orders.invocation(Outcome.TIMEOUT, 3_000 * MILLI, 3_000, 0);
        orders.coldStart(5 * MILLI, 60 * MILLI, 100 * MILLI);
        orders.throttled("account_concurrency");
        orders.environments(EnvironmentState.IDLE, 2);
        costs.put("orders", Money.dollars("0.0000125"));

        Map<String, Family> families = scrape();

        assertThat(value(families, "lungfish_invocations_total", "outcome", "success"))
                .isEqualTo(1);
        assertThat(value(families, "lungfish_invocations_total", "outcome", "timeout"))
                .isEqualTo(1);
        assertThat(value(families, "lungfish_cold_starts_total", "service", "orders")).isEqualTo(1);
        assertThat(value(families, "lungfish_throttles_total", "limit", "account_concurrency"))
                .isEqualTo(1);
        assertThat(value(families, "lungfish_environments", "state", "idle")).isEqualTo(2);
        assertThat(value(families, "lungfish_billed_seconds_total", "service", "orders"))
                .isEqualTo(3.02);
        assertThat(value(families, "lungfish_cost_dollars_total", "service", "orders"))
                .isEqualTo(0.0000125);
        assertThat(sum(families, "lungfish_invocation_duration_seconds", "service", "orders"))
                .isEqualTo(3.02);
        assertThat(sum(families, "lungfish_cold_start_seconds", "part", "sandbox"))
                .isEqualTo(0.005);
        assertThat(sum(families, "lungfish_cold_start_seconds", "part", "runtime")).isEqualTo(0.06);
        assertThat(sum(families, "lungfish_cold_start_seconds", "part", "init")).isEqualTo(0.1);
        assertThat(sum(families, "lungfish_cold_start_duration_seconds", "service", "orders"))
                .isEqualTo(0.165);
    }

    @Test
    void processAndJvmAreThere() {
        assertThat(scrape())
                .containsKeys(
                        "process_cpu_seconds_total",
                        "process_start_time_seconds",
                        "process_open_fds",
                        "jvm_memory_used_bytes",
                        "jvm_gc_collection_seconds",
                        "jvm_threads_current");
    }

    @Test
    void namesFollowTheConventions() {
        metrics.service("orders").invocation(Outcome.SUCCESS, MILLI, 1, 0);

        scrape().values().stream()
                .filter(family -> family.name().startsWith("lungfish_"))
                .forEach(
                        family -> {
                            assertThat(family.help()).endsWith(".");
                            assertThat(family.name().endsWith("_total"))
                                    .as(family.name())
                                    .isEqualTo(family.type().equals("counter"));
                            assertThat(family.name()).doesNotContainPattern("milli|nano|micro");
                            if (family.type().equals("histogram")) {
                                assertThat(family.name()).endsWith("_seconds");
                            }
                        });
    }

    @Test
    void aRemovedServiceLeavesNoSeriesEvenIfItIsStillCounting() {
        ServiceMetrics orders = metrics.service("orders");
        orders.invocation(Outcome.SUCCESS, MILLI, 1, 0);
        orders.environments(EnvironmentState.BUSY, 1);
        metrics.remove("orders");
        orders.invocation(Outcome.SUCCESS, MILLI, 1, 0);
        orders.coldStart(1, 1, 1);
        orders.throttled("request_rate");
        orders.environments(EnvironmentState.IDLE, 1);

        assertThat(body()).doesNotContain("orders");

        metrics.service("orders").invocation(Outcome.SUCCESS, MILLI, 1, 0);
        assertThat(value(scrape(), "lungfish_invocations_total", "outcome", "success"))
                .isEqualTo(1);
    }

    @Test
    void anIdleServiceHasNoSeries() {
        metrics.service("orders").recent(0);

        assertThat(scrape().values())
                .filteredOn(family -> !family.name().equals("lungfish_billed_seconds_total"))
                .allSatisfy(
                        family ->
                                assertThat(family.samples())
                                        .noneMatch(s -> s.labels().containsValue("orders")));
    }

    @Test
    void countsForTheLiveTable() {
        ServiceMetrics orders = metrics.service("orders");
        orders.invocation(Outcome.SUCCESS, MILLI, 1, 0);
        orders.invocation(Outcome.FUNCTION_ERROR, 3 * MILLI, 3, 0);
        orders.coldStart(1, 1, 1);
        orders.throttled("request_rate");

        assertThat(orders.invocations()).isEqualTo(2);
        assertThat(orders.errors()).isEqualTo(1);
        assertThat(orders.coldStarts()).isEqualTo(1);
        assertThat(orders.throttles()).isEqualTo(1);
        assertThat(orders.recent(0).count()).isEqualTo(2);
    }

    @Test
    void theScraperChoosesTheFormat() {
        assertThat(metrics.expose(null).contentType()).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.expose("application/openmetrics-text;version=1.0.0").contentType())
                .startsWith("application/openmetrics-text");
    }

    private Map<String, Family> scrape() {
        return ExpositionParser.parse(body());
    }

    private String body() {
        return new String(metrics.expose(null).body(), StandardCharsets.UTF_8);
    }

    private static double value(
            Map<String, Family> families, String name, String label, String value) {
        return one(families.get(name), name, label, value);
    }

    private static double sum(
            Map<String, Family> families, String name, String label, String value) {
        return one(families.get(name), name + "_sum", label, value);
    }

    private static double one(Family family, String sampleName, String label, String value) {
        assertThat(family).as(sampleName).isNotNull();
        assertThat(family.samples()).allMatch(s -> s.labels().get("service").equals("orders"));
        return family.samples().stream()
                .filter(s -> s.name().equals(sampleName) && value.equals(s.labels().get(label)))
                .mapToDouble(Sample::value)
                .sum();
    }
}
