package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One service in the table.
///
/// @param name what callers know it by
/// @param isJob whether it runs at its times and ends
/// @param product what it should run on
/// @param breakEvenRate null where on demand is cheaper at any rate
/// @param breakEvenFactor null where that, or where there are no requests
/// @param holds in how many parts of the time the verdict is the cheaper one
/// @param of how many there are
/// @param unit what the parts are
/// @param flipsAtPrices at how many times their prices functions cost as much as what else it may be; null if at none
/// @param flipsAtMemory at how many times its memory; null if at none
/// @param seeds with how many other random numbers it was simulated
/// @param cold on demand, the part of its requests that waits for a start, with each keep-alive of the chart
record ServiceRow(
        String name,
        boolean isJob,
        String placement,
        String product,
        String why,
        long requests,
        @Nullable Double rate,
        @Nullable Double seconds,
        @Nullable Double inFlight,
        int megabytes,
        @Nullable Double breakEvenRate,
        @Nullable Double breakEvenFactor,
        int holds,
        int of,
        String unit,
        @Nullable Double flipsAtPrices,
        @Nullable Double flipsAtMemory,
        String atTwice,
        String atTenTimes,
        int seedsHold,
        int seeds,
        List<@Nullable Double> cold,
        List<OptionCell> options) {

    static ServiceRow of(Verdict verdict) {
        Verdict.Load load = verdict.load();
        return new ServiceRow(
                verdict.service(),
                verdict.kind() == Verdict.Kind.JOB,
                verdict.placement().wireName(),
                verdict.product(),
                verdict.why(),
                load.requests(),
                Figures.of(load.perSecond()),
                Figures.of(load.seconds()),
                Figures.of(load.inFlight()),
                load.megabytes(),
                Figures.of(verdict.breakEven().perSecond()),
                Figures.of(verdict.breakEven().factor()),
                verdict.certainty().holds(),
                verdict.certainty().of(),
                verdict.certainty().unit(),
                Figures.of(verdict.flips().functionPrices()),
                Figures.of(verdict.flips().memory()),
                verdict.flips().atTwice().wireName(),
                verdict.flips().atTenTimes().wireName(),
                verdict.seeds().holds(),
                verdict.seeds().of(),
                verdict.coldByKeepAlive().stream().<@Nullable Double>map(Figures::of).toList(),
                verdict.options().stream().map(OptionCell::of).toList());
    }

    /// One placement that the service can have.
    record OptionCell(
            String placement,
            String product,
            @Nullable Double total,
            @Nullable Double functions,
            @Nullable Double containers,
            int megabytes,
            @Nullable Double replicas,
            @Nullable Double p50,
            @Nullable Double p99,
            @Nullable Double cold,
            long refused,
            @Nullable String objection) {

        static OptionCell of(Verdict.Option option) {
            return new OptionCell(
                    option.placement().wireName(),
                    option.product(),
                    Figures.of(option.total()),
                    Figures.of(option.functions()),
                    Figures.of(option.containers()),
                    option.megabytes(),
                    Figures.of(option.replicas()),
                    Figures.of(option.p50Millis()),
                    Figures.of(option.p99Millis()),
                    Figures.of(option.coldShare()),
                    option.refused(),
                    option.objection());
        }
    }
}
