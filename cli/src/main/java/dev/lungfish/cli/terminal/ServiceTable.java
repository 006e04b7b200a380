package dev.lungfish.cli.terminal;

import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.ReplicaCounts;
import dev.lungfish.server.api.ServiceRow;
import java.util.List;

/// Services side by side.
public final class ServiceTable {

    private ServiceTable() {}

    /// Everything about each service, its address too.
    public static Table withAddresses(List<ServiceRow> services) {
        Table table =
                live(
                        new Table()
                                .words("SERVICE")
                                .words("CONTRACT")
                                .words("RUNTIME")
                                .words("PLACEMENT"));
        table.words("URL");
        for (ServiceRow service : services) {
            table.row(
                    service.name(),
                    service.contract(),
                    service.runtime(),
                    service.placement(),
                    Figures.count(service.invocations()),
                    Figures.count(service.coldStarts()),
                    failures(service),
                    latency(service, service.p50Micros()),
                    latency(service, service.p99Micros()),
                    replicas(service.replicas()),
                    environments(service.environments()),
                    Figures.money(service.costNanoDollars()),
                    service.url());
        }
        return table;
    }

    private static Table live(Table table) {
        return table.figures("REQUESTS")
                .figures("COLD")
                .figures("FAILED")
                .figures("P50")
                .figures("P99")
                .figures("REPLICAS")
                .words("ENVIRONMENTS")
                .figures("COST");
    }

    /// Errors and throttles together.
    public static String failures(ServiceRow service) {
        return Figures.count(service.errors() + service.throttles());
    }

    public static String latency(ServiceRow service, long micros) {
        return service.invocations() == 0 ? "-" : Figures.duration(micros);
    }

    /// `2/3`: how many take requests, and how many there should be; `-` for none.
    public static String replicas(ReplicaCounts counts) {
        return counts.wanted() == 0 && counts.existing() == 0
                ? "-"
                : counts.ready() + "/" + counts.wanted();
    }

    /// What keeps services' replicas from being as they should, a line each.
    public static List<String> notes(List<ServiceRow> services) {
        return services.stream()
                .filter(service -> !service.replicas().note().isEmpty())
                .map(service -> service.name() + ": " + service.replicas().note())
                .toList();
    }

    /// `1 busy, 2 idle`; `-` for none.
    public static String environments(EnvironmentCounts counts) {
        var parts = new java.util.StringJoiner(", ");
        parts.setEmptyValue("-");
        add(parts, counts.starting(), "starting");
        add(parts, counts.busy(), "busy");
        add(parts, counts.idle(), "idle");
        return parts.toString();
    }

    private static void add(java.util.StringJoiner parts, int count, String state) {
        if (count > 0) {
            parts.add(count + " " + state);
        }
    }
}
