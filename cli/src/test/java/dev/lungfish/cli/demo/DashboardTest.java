package dev.lungfish.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.ServiceRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DashboardTest {

    private static final Dashboard DASHBOARD =
            new Dashboard(
                    new DemoSettings(Duration.ofSeconds(60), 120, 1),
                    URI.create("http://127.0.0.1:9"));

    @Test
    void saysWhatIsShownAndHowTimeRuns() {
        assertThat(DASHBOARD.heading())
                .anySatisfy(line -> assertThat(line).contains("120 times faster"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("a minute of traffic in 500 ms")
                                        .contains("a keep-alive of 10 minutes in 5 s"));
    }

    @Test
    void showsEveryService() {
        assertThat(DASHBOARD.table(snapshot(0)))
                .containsExactly(
                        "12:07 in the trace, after 3 s (of 60 s)",
                        "",
                        "SERVICE  RUNS AS         REQUESTS PER MINUTE  REQUESTS  COLD  FAILED     P50"
                                + "     P99  ENVIRONMENTS         COST",
                        "orders   java25 handler  ▄█                      1,234     3       0  1.5 ms"
                                + "  180 ms  2 busy, 1 idle  $0.000400");
    }

    @Test
    void showsWhyRequestsFailed() {
        assertThat(DASHBOARD.table(snapshot(2)).getLast())
                .isEqualTo("orders failed first with: status 502");
        assertThat(DASHBOARD.summary(snapshot(2), Duration.ZERO))
                .isEqualTo(
                        "1,240 requests in 3 s: 1,230 answered, 2 failed, 8 unanswered;"
                                + " 3 cold starts, $0.000400 at the prices of AWS Lambda.");
        assertThat(DASHBOARD.summary(snapshot(0), Duration.ofMillis(450)))
                .endsWith("too busy to send on time: up to 450 ms late.");
    }

    @Test
    void drawsInTheSamePlace() {
        StringWriter text = new StringWriter();
        Screen screen = Screen.of(Display.TERMINAL, new PrintWriter(text), DASHBOARD);
        screen.show(snapshot(0));
        screen.show(snapshot(0));
        assertThat(text.toString()).containsOnlyOnce("\033[4A");
    }

    private static Snapshot snapshot(long failed) {
        ServiceRow row =
                new ServiceRow(
                        "orders",
                        "handler",
                        "java25",
                        "http://orders.localhost:9/",
                        512,
                        1_234,
                        3,
                        0,
                        0,
                        1_500,
                        180_000,
                        new EnvironmentCounts(0, 2, 1),
                        400_000);
        return new Snapshot(
                3_999,
                "12:07",
                List.of(
                        new Snapshot.Service(
                                row,
                                List.of(13L, 26L),
                                1_240,
                                1_230,
                                failed,
                                failed > 0 ? "status 502" : "")));
    }
}
