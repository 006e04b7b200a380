package dev.lungfish.planner.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// A plan's verdicts as a table: a line for each service.
public final class PlanCsv {

    private static final int DECIMALS = 6;

    private PlanCsv() {}

    /// The whole table, with its header.
    public static String of(Plan plan) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "service",
                    "placement",
                    "product",
                    "dollars_month",
                    "function_dollars",
                    "container_dollars",
                    "split_dollars",
                    "requests_second",
                    "mean_ms",
                    "p99_ms",
                    "cold_share",
                    "break_even_second",
                    "why");
            plan.verdicts().forEach(verdict -> write(csv, verdict));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, Verdict verdict) {
        csv.writeRecord(
                verdict.service(),
                verdict.placement().wireName(),
                verdict.product(),
                verdict.chosen().total().toDollars(DECIMALS).toPlainString(),
                dollars(verdict, Placement.FUNCTION),
                dollars(verdict, Placement.CONTAINER),
                dollars(verdict, Placement.SPLIT),
                String.valueOf(verdict.load().perSecond()),
                String.valueOf(verdict.load().seconds() * 1000),
                String.valueOf(verdict.chosen().p99Millis()),
                String.valueOf(verdict.chosen().coldShare()),
                Double.isFinite(verdict.breakEven().perSecond())
                        ? String.valueOf(verdict.breakEven().perSecond())
                        : "",
                verdict.why());
    }

    private static String dollars(Verdict verdict, Placement placement) {
        return verdict.options().stream()
                .filter(option -> option.placement() == placement)
                .map(option -> option.total().toDollars(DECIMALS).toPlainString())
                .findFirst()
                .orElse("");
    }
}
