package dev.lungfish.planner.output;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan as JSON: money in dollars a month, times in the unit that the name ends in.
public record PlanView(
        Scope scope,
        List<Bill> alternatives,
        List<Service> services,
        Curves curves,
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
            long keepAliveSeconds,
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

    /// One service's verdict. What flips at no multiple is null.
    ///
    /// @param coldShareByKeepAlive on demand, with the keep-alives of the curve
    /// @param kind `service`, or `job` for what runs at its times and ends
    /// @param findings what its code says of it as a function, a sentence each; null where it was not read
    public record Service(
            String service,
            String kind,
            String placement,
            String product,
            BigDecimal dollars,
            String why,
            long requests,
            double perSecond,
            double meanMillis,
            double inFlight,
            int megabytes,
            @Nullable Double breakEvenPerSecond,
            @Nullable Double flipsAtTraffic,
            @Nullable Double flipsAtFunctionPrices,
            @Nullable Double flipsAtMemory,
            String atTwiceTheTraffic,
            String atTenTimesTheTraffic,
            int certain,
            int certainOf,
            String certainUnit,
            int certainSeeds,
            int certainOfSeeds,
            List<Double> coldShareByKeepAlive,
            List<Option> options,
            @Nullable List<String> findings) {}

    /// One placement that a service could have.
    ///
    /// @param keptDollars what of the functions' is for environments that are kept initialised
    public record Option(
            String placement,
            String product,
            BigDecimal dollars,
            BigDecimal functionDollars,
            BigDecimal keptDollars,
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
                plan.curves(),
                plan.assumptions());
    }

    private static Scope scope(Plan.Scope scope) {
        return new Scope(
                scope.services(),
                scope.requests(),
                scope.start().toString(),
                scope.zone().getId(),
                scope.length().toSeconds(),
                scope.keepAlive().toSeconds(),
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
                verdict.kind().name().toLowerCase(Locale.ROOT),
                verdict.placement().wireName(),
                verdict.product(),
                dollars(verdict.chosen().total()),
                verdict.why(),
                load.requests(),
                load.perSecond(),
                load.seconds() * 1000,
                load.inFlight(),
                load.megabytes(),
                finite(verdict.breakEven().perSecond()),
                finite(verdict.breakEven().factor()),
                finite(verdict.flips().functionPrices()),
                finite(verdict.flips().memory()),
                verdict.flips().atTwice().wireName(),
                verdict.flips().atTenTimes().wireName(),
                verdict.certainty().holds(),
                verdict.certainty().of(),
                verdict.certainty().unit(),
                verdict.seeds().holds(),
                verdict.seeds().of(),
                verdict.coldByKeepAlive(),
                verdict.options().stream().map(PlanView::option).toList(),
                findings);
    }

    private static Option option(Verdict.Option option) {
        return new Option(
                option.placement().wireName(),
                option.product(),
                dollars(option.total()),
                dollars(option.functions()),
                dollars(option.kept()),
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
