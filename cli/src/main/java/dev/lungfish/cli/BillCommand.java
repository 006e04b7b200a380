package dev.lungfish.cli;

import dev.lungfish.cli.terminal.Figures;
import dev.lungfish.cli.terminal.Table;
import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows what was used and what it costs.
@Command(
        name = "bill",
        mixinStandardHelpOptions = true,
        description = "Show this month's bill, as the platform profile's provider would write it.")
final class BillCommand implements Runnable {

    private static final double MEGABYTE_MILLIS_PER_GIGABYTE_SECOND = 1024.0 * 1000.0;

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
            out.printf("%s, at the prices of %s%n", bill.month(), bill.profile());
            table(bill).lines().forEach(out::println);
        }
    }

    static Table table(Bill bill) {
        Table table =
                new Table()
                        .words("SERVICE")
                        .figures("REQUESTS")
                        .figures("BILLED TIME")
                        .figures("GB-SECONDS")
                        .figures("REQUESTS COST")
                        .figures("COMPUTE COST")
                        .figures("TOTAL");
        for (BillRow row : bill.rows()) {
            table.row(
                    row.service(),
                    Figures.count(row.requests()),
                    Figures.count(row.billedMillis()) + " ms",
                    gigabyteSeconds(row.megabyteMillis()),
                    Figures.money(row.requestNanoDollars()),
                    Figures.money(row.computeNanoDollars()),
                    Figures.money(row.totalNanoDollars()));
        }
        return table.row("", "", "", "", "", "", Figures.money(bill.totalNanoDollars()));
    }

    private static String gigabyteSeconds(long megabyteMillis) {
        return String.format(
                Locale.ROOT, "%,.3f", megabyteMillis / MEGABYTE_MILLIS_PER_GIGABYTE_SECOND);
    }
}
