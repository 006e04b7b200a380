package dev.lungfish.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.ReplicaCounts;
import dev.lungfish.server.api.ServiceRow;
import dev.lungfish.server.catalog.ReplicaSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DashboardTest {

    private static final Dashboard DASHBOARD =
            new Dashboard(
                    new DemoSettings(Duration.ofSeconds(60), 120, 1),
                    URI.create("http://127.0.0.1:9"));

    private static final MoveSeen MOVE =
            MoveSeen.planned(
                    "orders",
                    new PlacementChange(Placement.CONTAINER, Map.of()),
                    Duration.ofSeconds(12));

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
                .startsWith(
                        "12:07 in the trace, after 3 s (of 60 s)",
                        "",
                        "SERVICE  RUNS AS       PLACEMENT  PER MINUTE  REQUESTS  COLD  FAILED     P99"
                                + "  REPLICAS  ENVIRONMENTS         COST",
                        "orders   Java handler  split      ▄█             1,234     3       0  180 ms"
                                + "       1/2  2 busy, 1 idle  $0.000400");
    }

    @Test
    void showsWhyRequestsFailed() {
        assertThat(DASHBOARD.table(snapshot(2))).contains("orders failed first with: status 502");
        assertThat(DASHBOARD.summary(snapshot(2), Duration.ZERO))
                .isEqualTo(
                        "1,240 requests in 3 s: 1,230 answered, 2 failed, 8 unanswered;"
                                + " 3 cold starts, $0.000400 at the prices of AWS Lambda.");
        assertThat(DASHBOARD.summary(snapshot(0), Duration.ofMillis(450)))
                .endsWith(
                        "too busy to send on time (up to 450 ms late): a lower --speed sends less.");
    }

    @Test
    void fitsInto140Columns() {
        ServiceRow widest =
                row(
                        "catalogue",
                        "web",
                        "nodejs22.x",
                        "container",
                        new EnvironmentCounts(3, 4, 5),
                        new ReplicaCounts(4, 3, 4, 0, 0, ""));
        List<Long> traffic = Collections.nCopies(Replay.REMEMBERED_MINUTES, 9L);
        var service = new Snapshot.Service(widest, traffic, 12_345, 12_345, 0, "");
        Snapshot snapshot = new Snapshot(1, "12:07", List.of(service), MOVE);
        assertThat(DASHBOARD.table(snapshot)).allMatch(line -> line.length() <= 140);
        assertThat(DASHBOARD.heading()).allMatch(line -> line.length() <= 140);
    }

    @Test
    void saysWhatTheMoveUnderLoadDoes() {
        assertThat(MOVE.sentence())
                .isEqualTo(
                        "After 12 s, orders will be moved to container while its requests go on.");
        assertThat(move("preparing", "").sentence())
                .isEqualTo(
                        "Moving orders to container: 1 of 2 replicas ready. 31 requests so far,"
                                + " none failed.");
        assertThat(move("done", "").sentence())
                .isEqualTo(
                        "orders was moved from function to container: swapped after 1,200 ms,"
                                + " done after 1,300 ms. 31 requests came meanwhile, and none"
                                + " failed.");
        assertThat(move("failed", "No node has room.").sentence())
                .isEqualTo("orders was not moved and stays a function: No node has room.");
        assertThat(move("failed", "No node has room.").hasFailed()).isTrue();
        assertThat(MOVE.refused("There is no service orders.").hasFailed()).isTrue();
        assertThat(DASHBOARD.table(snapshot(0)).getLast()).isEqualTo(MOVE.sentence());
    }

    @Test
    void tellsEachStepOfTheMoveOnce() {
        StringWriter text = new StringWriter();
        Screen screen = Screen.of(Display.LINES, new PrintWriter(text), DASHBOARD);
        screen.show(snapshot(0));
        screen.show(snapshot(0));
        assertThat(text.toString()).containsOnlyOnce(MOVE.sentence());
    }

    @Test
    void drawsInTheSamePlace() {
        StringWriter text = new StringWriter();
        Screen screen = Screen.of(Display.TERMINAL, new PrintWriter(text), DASHBOARD);
        screen.show(snapshot(0));
        screen.show(snapshot(0));
        assertThat(text.toString()).containsOnlyOnce("\033[6A");
    }

    private static Snapshot snapshot(long failed) {
        ServiceRow row =
                row(
                        "orders",
                        "handler",
                        "java25",
                        "split",
                        new EnvironmentCounts(0, 2, 1),
                        new ReplicaCounts(2, 1, 2, 0, 0, ""));
        var service =
                new Snapshot.Service(
                        row,
                        List.of(13L, 26L),
                        1_240,
                        1_230,
                        failed,
                        failed > 0 ? "status 502" : "");
        return new Snapshot(3_999, "12:07", List.of(service), MOVE);
    }

    private static ServiceRow row(
            String name,
            String contract,
            String runtime,
            String placement,
            EnvironmentCounts environments,
            ReplicaCounts replicas) {
        return new ServiceRow(
                name,
                contract,
                runtime,
                placement,
                "http://%s.localhost:9/".formatted(name),
                512,
                1_234,
                3,
                0,
                0,
                1_500,
                180_000,
                environments,
                replicas,
                400_000);
    }

    private static MoveSeen move(String state, String reason) {
        boolean done = state.equals("done");
        PlacementView view =
                new PlacementView(
                        "orders",
                        "function",
                        ReplicaSettings.DEFAULT,
                        new ReplicaCounts(2, 1, 2, 0, 0, ""),
                        new PlacementView.MoveView(
                                "function",
                                "container",
                                state,
                                reason,
                                1_000,
                                done ? 2_200 : 0,
                                done ? 2_300 : 0));
        return MOVE.at(view, 31, 0);
    }
}
