package dev.lungfish.cli.terminal;

import dev.lungfish.server.api.EnvironmentCounts;
import dev.lungfish.server.api.ServiceRow;
import java.util.List;

/// Services side by side.
public final class ServiceTable {

    private ServiceTable() {}

    /// Everything about each service, its address too.
    public static Table withAddresses(List<ServiceRow> services) {
        Table table = live(new Table().words("SERVICE").words("CONTRACT").words("RUNTIME"));
        table.words("URL");
        for (ServiceRow service : services) {
            table.row(
                    service.name(),
                    service.contract(),
                    service.runtime(),
                    Figures.count(service.invocations()),
                    Figures.count(service.coldStarts()),
                    failures(service),
                    latency(service, service.p50Micros()),
                    latency(service, service.p99Micros()),
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
