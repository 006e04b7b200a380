package dev.lungfish.planner.output;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan as JSON: money in dollars a month, times in the unit that the name ends in.
public record PlanView(
        Scope scope,
        List<Bill> alternatives,
        List<Service> services,
        List<Assumption> assumptions) {

    private static final int DECIMALS = 6;

    /// What was planned for.
    ///
    /// @param objective as the options say it; null without one
    public record Scope(
            int services,
            long requests,
            String start,
            String zone,
            long seconds,
            String platforms,
            @Nullable String objective,
            long seed) {}

    /// One alternative for the whole fleet.
    public record Bill(
            String name,
            BigDecimal dollars,
            BigDecimal functionDollars,
            BigDecimal containerDollars,
            double nodes,
            int mostNodes,
            double utilisation,
            double idleShare,
            long requests,
            long coldStarts,
            long refused,
            double waitP50Millis,
            double waitP99Millis,
            int missObjective,
            String note) {}

    /// One service's verdict. An infinite break-even is null.
    ///
    /// @param findings what its code says of it as a function, a sentence each; null where it was not read
    public record Service(
            String service,
            String placement,
            BigDecimal dollars,
            String why,
            long requests,
            double perSecond,
            double meanMillis,
            double inFlight,
            int megabytes,
            @Nullable Double breakEvenPerSecond,
            @Nullable Double flipsAtTraffic,
            int certain,
            int certainOf,
            String certainUnit,
            List<Option> options,
            @Nullable List<String> findings) {}

    /// One placement that a service could have.
    public record Option(
            String placement,
            BigDecimal dollars,
            BigDecimal functionDollars,
            BigDecimal containerDollars,
            int functionMegabytes,
            double replicas,
            double p50Millis,
            double p99Millis,
            double coldShare,
            long refused,
            @Nullable String objection) {}

    public static PlanView of(Plan plan) {
        return of(plan, Map.of());
    }

    /// The plan, with what was found in services' code.
    ///
    /// @param findings by the services' names
    public static PlanView of(Plan plan, Map<String, List<String>> findings) {
        return new PlanView(
                scope(plan.scope()),
                plan.bills().stream().map(PlanView::bill).toList(),
                plan.verdicts().stream()
                        .map(one -> service(one, findings.get(one.service())))
                        .toList(),
                plan.assumptions());
    }

    private static Scope scope(Plan.Scope scope) {
        return new Scope(
                scope.services(),
                scope.requests(),
                scope.start().toString(),
                scope.zone().getId(),
                scope.length().toSeconds(),
                scope.platforms(),
                scope.objective() == null ? null : scope.objective().toString(),
                scope.seed());
    }

    private static Bill bill(FleetBill bill) {
        FleetBill.Feel feel = bill.feel();
        return new Bill(
                bill.name(),
                dollars(bill.total()),
                dollars(bill.functions()),
                dollars(bill.containers()),
                bill.nodes(),
                bill.mostNodes(),
                bill.utilisation(),
                bill.idleShare(),
                feel.requests(),
                feel.cold(),
                feel.refused(),
                feel.waitP50(),
                feel.waitP99(),
                feel.tooSlow(),
                bill.note());
    }

    private static Service service(Verdict verdict, @Nullable List<String> findings) {
        Verdict.Load load = verdict.load();
        return new Service(
                verdict.service(),
                verdict.placement().wireName(),
                dollars(verdict.chosen().total()),
                verdict.why(),
                load.requests(),
                load.perSecond(),
                load.seconds() * 1000,
                load.inFlight(),
                load.megabytes(),
                finite(verdict.breakEven().perSecond()),
                finite(verdict.breakEven().factor()),
                verdict.certainty().holds(),
                verdict.certainty().of(),
                verdict.certainty().unit(),
                verdict.options().stream().map(PlanView::option).toList(),
                findings);
    }

    private static Option option(Verdict.Option option) {
        return new Option(
                option.placement().wireName(),
                dollars(option.total()),
                dollars(option.functions()),
                dollars(option.containers()),
                option.megabytes(),
                option.replicas(),
                option.p50Millis(),
                option.p99Millis(),
                option.coldShare(),
                option.refused(),
                option.objection());
    }

    private static BigDecimal dollars(Money money) {
        return money.toDollars(DECIMALS);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
