package dev.lungfish.planner.traffic;

import static dev.lungfish.planner.traffic.Sources.names;
import static dev.lungfish.planner.traffic.Sources.read;
import static dev.lungfish.planner.traffic.Sources.refused;
import static dev.lungfish.planner.traffic.Sources.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lungfish.planner.input.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a Prometheus server with three hours of two services' traffic.
final class PrometheusLiveTest {

    private static final Pattern LISTENS =
            Pattern.compile("msg=\"?Listening on\"? .*127\\.0\\.0\\.1:(\\d+)");

    /// Of the password `test`, as Prometheus' guide to basic authentication has it.
    private static final String HASH_OF_TEST =
            "$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay";

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HOURS = "&start=2026-03-01T12:00:00Z&end=2026-03-01T15:00:00Z";

    @TempDir private static Path folder;

    private static Process server;
    private static String url;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        boolean there = isInstalled("prometheus") && isInstalled("promtool");
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            assumeThat(there).as("Debian's package prometheus is installed").isTrue();
        }
        assertThat(there).as("Debian's package prometheus is installed").isTrue();
        Path metrics = Files.writeString(folder.resolve("metrics.txt"), metrics());
        Path data = folder.resolve("data");
        run(
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                metrics.toString(),
                data.toString());
        Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
        Path access =
                Files.writeString(
                        folder.resolve("web.yml"),
                        "basic_auth_users: {admin: %s}\n".formatted(HASH_OF_TEST));
        server =
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + folder.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + data,
                                "--storage.tsdb.retention.time=100y",
                                "--web.config.file=" + access,
                                "--web.listen-address=127.0.0.1:0",
                                "--log.format=logfmt")
                        .redirectErrorStream(true)
                        .start();
        url = "http://127.0.0.1:" + portOnceReady(server.inputReader(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean isInstalled(String program) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static int portOnceReady(BufferedReader log) throws IOException {
        StringBuilder all = new StringBuilder();
        int port = 0;
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            all.append(line).append('\n');
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                port = Integer.parseInt(listens.group(1));
            }
            if (line.contains("Server is ready to receive web requests")) {
                assertThat(port).as(all.toString()).isPositive();
                return port;
            }
        }
        throw new AssertionError("Prometheus ended: " + all);
    }

    /// Orders get two requests a second, quotes one in a quarter of a minute; both take 30 ms.
    private static String metrics() {
        StringBuilder text = new StringBuilder("# TYPE http_requests counter\n");
        samples(text, "http_requests_total", "orders", 30);
        samples(text, "http_requests_total", "quotes", 1);
        text.append("# TYPE http_seconds counter\n");
        samples(text, "http_seconds_total", "orders", 30 * 0.03);
        samples(text, "http_seconds_total", "quotes", 0.03);
        return text.append("# EOF\n").toString();
    }

    private static void samples(StringBuilder text, String metric, String service, double each) {
        for (int i = 0; i <= 4 * 60 * 3 + 8; i++) {
            text.append(metric)
                    .append("{app=\"")
                    .append(service)
                    .append("\"} ")
                    .append(i * each)
                    .append(' ')
                    .append(START.getEpochSecond() + 15L * (i - 4))
                    .append('\n');
        }
    }

    private static String known() {
        return url.replace("//", "//admin:test@");
    }

    @Test
    void doesNotLetStrangersIn() {
        refused("prometheus:" + url + "?service=app" + HOURS)
                .hasMessageStartingWith(url + " does not let this in (HTTP 401)");
    }

    @Test
    void readsCounts() throws BadInput {
        Traffic traffic = read("prometheus:" + known() + "?service=app" + HOURS);
        assertThat(traffic.start()).isEqualTo(START);
        assertThat(traffic.steps()).isEqualTo(180);
        assertThat(names(traffic)).containsExactly("orders", "quotes");
        assertThat(service(traffic, "orders").requests()).isBetween(21_590L, 21_610L);
        assertThat(service(traffic, "orders").counts()[90]).isBetween(119, 121);
        assertThat(service(traffic, "quotes").requests()).isBetween(719L, 721L);
        assertThat(service(traffic, "quotes").duration()).isNull();
    }

    @Test
    void readsDurations() throws BadInput {
        String mean =
                "&duration_query=sum by (app) (rate(http_seconds_total[2m])) / sum by (app)"
                        + " (rate(http_requests_total[2m]))";
        Traffic traffic = read("prometheus:" + known() + "?service=app&step=120s" + HOURS + mean);
        assertThat(traffic.steps()).isEqualTo(90);
        assertThat(Objects.requireNonNull(service(traffic, "orders").duration()).mean())
                .isCloseTo(30e6, within(3e5));
    }

    @Test
    void passesOnWhatTheServerRefuses() {
        refused("prometheus:" + known() + "?query=sum(" + HOURS)
                .hasMessageStartingWith(url + " refuses the query sum(: ")
                .hasMessageEndingWith("(bad_data).");
        refused("prometheus:" + known() + "?query=sum(increase(http_requests_total[1m]))" + HOURS)
                .hasMessage(
                        url
                                + ": no series of sum(increase(http_requests_total[1m])) has the"
                                + " label 'service'; their labels are none. Name the right one with"
                                + " service=LABEL.");
        refused("prometheus:" + known() + "?query=nothing" + HOURS)
                .hasMessageStartingWith(url + ": there are no series from 2026-03-01T12:00:00Z");
    }
}
