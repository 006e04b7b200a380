package dev.lungfish.cli;

import dev.lungfish.cli.terminal.Figures;
import dev.lungfish.cli.terminal.Table;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows what was used and what it costs.
@Command(
        name = "bill",
        mixinStandardHelpOptions = true,
        description =
                "Show this month's bill: what each service costs on demand, always on, and for its"
                        + " share of idle capacity.")
final class BillCommand implements Runnable {

    @Spec private CommandSpec spec;
    @Mixin private PlatformOption platform;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Bill bill = platform.client().bill();
        if (json.wanted) {
            json.print(out, bill);
        } else {
            lines(bill).forEach(out::println);
        }
    }

    static List<String> lines(Bill bill) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s to date, at the prices of %s and %s"
                        .formatted(bill.month(), bill.profile(), bill.containerProfile()));
        lines.addAll(table(bill).lines());
        if (bill.capacityNanoDollars() > 0) {
            lines.add("");
            lines.add(idle(bill));
        }
        return lines;
    }

    private static Table table(Bill bill) {
        Table table =
                new Table()
                        .words("SERVICE")
                        .figures("REQUESTS")
                        .figures("ON DEMAND")
                        .figures("ALWAYS ON")
                        .figures("IDLE SHARE")
                        .figures("PER HOUR")
                        .figures("MONTH TO DATE");
        for (BillRow row : bill.rows()) {
            table.row(
                    row.service(),
                    Figures.count(row.requests()),
                    Figures.money(row.onDemandNanoDollars()),
                    Figures.money(row.alwaysOnNanoDollars()),
                    Figures.money(row.idleNanoDollars()),
                    hourly(row.hourlyNanoDollars(), row.meteredMillis()),
                    Figures.money(row.totalNanoDollars()));
        }
        if (bill.unassignedNanoDollars() > 0) {
            String nobodys = Figures.money(bill.unassignedNanoDollars());
            table.row("(no service)", "", "", "", nobodys, "", nobodys);
        }
        return table.row(
                "total",
                Figures.count(sum(bill, BillRow::requests)),
                Figures.money(sum(bill, BillRow::onDemandNanoDollars)),
                Figures.money(sum(bill, BillRow::alwaysOnNanoDollars)),
                Figures.money(sum(bill, BillRow::idleNanoDollars) + bill.unassignedNanoDollars()),
                hourly(bill.hourlyNanoDollars(), bill.meteredMillis()),
                Figures.money(bill.totalNanoDollars()));
    }

    private static String idle(Bill bill) {
        long percent = Math.round(100.0 * bill.idleNanoDollars() / bill.capacityNanoDollars());
        return "Idle capacity: %s, %d %% of the %s that the nodes cost."
                .formatted(
                        Figures.money(bill.idleNanoDollars()),
                        percent,
                        Figures.money(bill.capacityNanoDollars()));
    }

    /// What was not metered for any time has no price for an hour.
    private static String hourly(long nanoDollars, long meteredMillis) {
        return meteredMillis == 0 ? "-" : Figures.money(nanoDollars);
    }

    private static long sum(Bill bill, ToLongFunction<BillRow> part) {
        return bill.rows().stream().mapToLong(part).sum();
    }
}
