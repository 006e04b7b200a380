package dev.lungfish.cli.demo;

import dev.lungfish.cli.terminal.Figures;
import dev.lungfish.cli.terminal.ServiceTable;
import dev.lungfish.cli.terminal.Table;
import dev.lungfish.server.api.ServiceRow;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes a snapshot of the demo for people.
final class Dashboard {

    private static final Map<String, String> LANGUAGES =
            Map.of("java", "Java", "nodejs", "Node.js", "python", "Python");

    private final DemoSettings settings;
    private final URI platform;

    Dashboard(DemoSettings settings, URI platform) {
        this.settings = settings;
        this.platform = platform;
    }

    /// What is being shown; it stays the same.
    List<String> heading() {
        return List.of(
                "A piece of the Azure Functions trace of 2019 (CC BY 4.0, Shahrad et al., ATC 2020), %d times faster:"
                        .formatted(settings.speed()),
                "a minute of traffic in %s, and a keep-alive of 10 minutes in %s; starts and answers take as long as they take."
                        .formatted(
                                time(Duration.ofMinutes(1).dividedBy(settings.speed())),
                                time(settings.keepAlive())),
                "REPLICAS are always on, ready of wanted; ENVIRONMENTS come and go with the requests. Platform: "
                        + platform);
    }

    List<String> table(Snapshot snapshot) {
        Table table =
                new Table()
                        .words("SERVICE")
                        .words("RUNS AS")
                        .words("PLACEMENT")
                        .words("PER MINUTE")
                        .figures("REQUESTS")
                        .figures("COLD")
                        .figures("FAILED")
                        .figures("P99")
                        .figures("REPLICAS")
                        .words("ENVIRONMENTS")
                        .figures("COST");
        for (Snapshot.Service service : snapshot.services()) {
            ServiceRow row = service.platform();
            table.row(
                    row.name(),
                    language(row.runtime()) + " " + row.contract(),
                    row.placement(),
                    Sparkline.of(service.traffic().stream().mapToLong(Long::longValue).toArray()),
                    Figures.count(row.invocations()),
                    Figures.count(row.coldStarts()),
                    Figures.count(service.failed()),
                    ServiceTable.latency(row, row.p99Micros()),
                    ServiceTable.replicas(row.replicas()),
                    ServiceTable.environments(row.environments()),
                    Figures.money(row.costNanoDollars()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(clock(snapshot));
        lines.add("");
        lines.addAll(table.lines());
        snapshot.services().stream()
                .filter(service -> service.failed() > 0)
                .map(
                        service ->
                                "%s failed first with: %s"
                                        .formatted(
                                                service.platform().name(), service.firstFailure()))
                .forEach(lines::add);
        lines.addAll(
                ServiceTable.notes(
                        snapshot.services().stream().map(Snapshot.Service::platform).toList()));
        lines.add("");
        lines.add(snapshot.move().sentence());
        return lines;
    }

    /// `Java` for `java25`, so that the table stays narrow.
    private static String language(String runtime) {
        return LANGUAGES.entrySet().stream()
                .filter(language -> runtime.startsWith(language.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(runtime);
    }

    private String clock(Snapshot snapshot) {
        String left =
                settings.length() == null
                        ? "Ctrl-C ends it"
                        : "of " + settings.length().toSeconds() + " s";
        return "%s in the trace, after %d s (%s)"
                .formatted(snapshot.timeOfDay(), snapshot.elapsedMillis() / 1000, left);
    }

    /// One line that says it all.
    String line(Snapshot snapshot) {
        return "%s  %s sent, %s answered, %s failed, %s cold starts, %s"
                .formatted(
                        snapshot.timeOfDay(),
                        Figures.count(snapshot.sent()),
                        Figures.count(snapshot.answered()),
                        Figures.count(snapshot.failed()),
                        Figures.count(snapshot.coldStarts()),
                        Figures.money(snapshot.costNanoDollars()));
    }

    String summary(Snapshot last, Duration mostLate) {
        String unanswered =
                last.unanswered() == 0 ? "" : ", %d unanswered".formatted(last.unanswered());
        return "%s requests in %d s: %s answered, %s failed%s; %s cold starts, %s at the prices of AWS Lambda.%s"
                .formatted(
                        Figures.count(last.sent()),
                        last.elapsedMillis() / 1000,
                        Figures.count(last.answered()),
                        Figures.count(last.failed()),
                        unanswered,
                        Figures.count(last.coldStarts()),
                        Figures.money(last.costNanoDollars()),
                        mostLate.toMillis() < 100
                                ? ""
                                : " This machine was too busy to send on time (up to %d ms late): a lower --speed sends less."
                                        .formatted(mostLate.toMillis()));
    }

    static String time(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}
