package dev.lungfish.planner.report;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Objective;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Plans made by a loop: service `i` costs so many dollars less than the one before.
final class Plans {

    static final String WICKED = "</script><!--<script>&amp;\"'{{data}}\u2028\u0000 ünï 🐟";

    private static final List<String> DAYS =
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private Plans() {}

    /// One with so many services, and one more with a wicked name.
    static Plan of(int services) {
        List<Verdict> verdicts =
                IntStream.rangeClosed(0, services)
                        .mapToObj(i -> verdict(i, i == services ? WICKED : name(i)))
                        .toList();
        return plan(verdicts);
    }

    static String name(int i) {
        return "service-%04d".formatted(i);
    }

    static Placement placement(int i) {
        return i % 10 == 0
                ? Placement.CONTAINER
                : i % 10 == 1 ? Placement.SPLIT : Placement.FUNCTION;
    }

    private static String product(Placement placement) {
        return placement == Placement.FUNCTION ? "AWS Lambda" : "Amazon EKS on EC2";
    }

    /// One of few services in these hours.
    static Plan with(List<Curves.Hour> hours) {
        return plan(List.of(verdict(0, name(0)), verdict(1, name(1))), hours);
    }

    /// All functions would cost little, and refuse half of the requests.
    static Plan refusingFunctions() {
        Plan plan = of(2);
        return new Plan(
                plan.scope(),
                plan.today(),
                refusing(6_000_000, "all functions", 100, 0, ""),
                plan.containers(),
                plan.mix(),
                plan.verdicts(),
                plan.curves(),
                plan.assumptions());
    }

    static Plan plan(List<Verdict> verdicts) {
        return plan(verdicts, IntStream.range(0, 168).mapToObj(Plans::hour).toList());
    }

    private static Plan plan(List<Verdict> verdicts, List<Curves.Hour> hours) {
        return new Plan(
                new Plan.Scope(
                        verdicts.size(),
                        12_345_678,
                        Instant.parse("2026-11-02T00:00:00Z"),
                        ZoneId.of("Europe/Berlin"),
                        Duration.ofDays(7),
                        Duration.ofMinutes(10),
                        "AWS Lambda, Amazon EKS on EC2",
                        new Objective(99, 300),
                        1),
                bill("as it is", 0, 7694.2, ""),
                bill("all functions", 2206.4, 0, ""),
                bill("all containers", 0, 5146.1, "3 services fit on no node and are left out"),
                bill("the mix", 538.63, 956.74, ""),
                verdicts,
                curves(verdicts.size(), hours),
                List.of(
                        new Assumption(
                                "cold start of <b>" + WICKED,
                                "0.2 s",
                                "what \"people\" measured",
                                "--cold-start"),
                        new Assumption("fewest replicas", "2", "so that one may be lost", "none")));
    }

    static FleetBill bill(String name, double functions, double containers, String note) {
        return refusing(12, name, functions, containers, note);
    }

    private static FleetBill refusing(
            long refused, String name, double functions, double containers, String note) {
        return new FleetBill(
                name,
                dollars(functions),
                dollars(containers),
                containers == 0 ? 0 : containers / 400,
                (int) (containers / 300),
                0.14,
                0.2,
                new FleetBill.Feel(12_345_678, functions == 0 ? 0 : 4321, refused, 180, 395, 3),
                note);
    }

    static Verdict verdict(int i, String name) {
        double rate = 100.0 / (i + 1);
        return new Verdict(
                name,
                Verdict.Kind.SERVICE,
                placement(i),
                product(placement(i)),
                "Cheaper on demand up to 3.4 requests a second, and it has less.",
                new Verdict.Load((long) (rate * 604_800), rate, 0.05, rate * 0.05, 200),
                List.of(
                        option(Placement.FUNCTION, 900.0 / (i + 1), 0, null),
                        option(Placement.CONTAINER, 0, 700.0 / (i + 1), null),
                        option(
                                Placement.SPLIT,
                                200.0 / (i + 1),
                                300,
                                placement(i) == Placement.SPLIT
                                        ? null
                                        : "its p99 would be 900 ms")),
                i % 7 == 0
                        ? new Verdict.BreakEven(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                        : new Verdict.BreakEven(3.4, 3.4 / rate),
                new Verdict.Certainty(i % 8, 7, "days"),
                new Verdict.Flips(1.5, 0.5, placement(i), Placement.CONTAINER),
                new Verdict.Seeds(2, 3),
                List.of(0.2, 0.02));
    }

    private static Verdict.Option option(
            Placement placement, double functions, double containers, @Nullable String objection) {
        return new Verdict.Option(
                placement,
                product(placement),
                dollars(functions),
                dollars(0),
                dollars(containers),
                placement.usesFunctions() ? 590 : 0,
                placement.usesReplicas() ? 2.5 : 0,
                50,
                320,
                placement.usesFunctions() ? 0.001 : 0,
                0,
                objection);
    }

    static Money dollars(double dollars) {
        return Money.dollars(String.format(Locale.ROOT, "%.9f", dollars));
    }

    private static Curves curves(int services, List<Curves.Hour> hours) {
        return new Curves(
                IntStream.rangeClosed(1, services)
                        .mapToObj(
                                i -> new Curves.Share(i, share(i, services), (double) i / services))
                        .toList(),
                hours,
                List.of(growth(0.25), growth(1), growth(5), growth(100)),
                List.of(
                        new Curves.KeepAlive(1, 0.04, 541, 2.5),
                        new Curves.KeepAlive(10, 0.004, 538, 12),
                        new Curves.KeepAlive(60, 0.0009, 537.5, 40)));
    }

    private static double share(int i, int services) {
        return 1 - Math.pow(1 - (double) i / services, 6);
    }

    private static Curves.Hour hour(int i) {
        double busy = 1 + Math.sin((i % 24 - 8) * Math.PI / 12);
        String name = "%s %02d".formatted(DAYS.get(i / 24), i % 24);
        return new Curves.Hour(name, 70_000 * busy, 5 * busy);
    }

    private static Curves.Growth growth(double factor) {
        return new Curves.Growth(factor, 2206 * factor, 4000 + 1400 * factor, 1500 * factor);
    }
}
