package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Usage;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.fleet.FunctionShape;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.KeepAlives;
import dev.lungfish.simulator.run.ProgramTimes;
import java.util.ArrayList;
import java.util.List;

/// What the services that the mix has on demand would be like with other keep-alives, together.
final class KeepAliveCurve {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEGABYTES_PER_GIGABYTE = 1024;

    private final PlanRequest request;
    private final Month month;
    private final List<KeepAlives.Effect> effects;

    KeepAliveCurve(PlanRequest request, Month month, List<KeepAlives.Effect> effects) {
        this.request = request;
        this.month = month;
        this.effects = effects;
    }

    /// @param chosen what each service is
    List<Curves.KeepAlive> of(List<List<Candidate>> candidates, List<Alternative> chosen) {
        List<Curves.KeepAlive> curve = new ArrayList<>();
        if (!chosen.contains(Alternative.FUNCTION)) {
            return curve;
        }
        for (int i = 0; i < KeepAlives.MINUTES.size(); i++) {
            double requests = 0;
            double cold = 0;
            double dollars = 0;
            double idleMegabytes = 0;
            for (int service = 0; service < chosen.size(); service++) {
                if (chosen.get(service) == Alternative.FUNCTION) {
                    Candidate own = Candidate.under(Alternative.FUNCTION, candidates.get(service));
                    double all = own.outcome().requests().answered();
                    double share = effects.get(service).coldShares().get(i);
                    double more = (share - own.outcome().coldShare()) * all;
                    requests += all;
                    cold += share * all;
                    dollars +=
                            own.option().functions().toDollars(9).doubleValue()
                                    + more * startDollars(own.service().function());
                    idleMegabytes +=
                            effects.get(service).idle().get(i)
                                    * own.service().function().megabytes();
                }
            }
            curve.add(
                    new Curves.KeepAlive(
                            KeepAlives.MINUTES.get(i),
                            requests == 0 ? 0 : cold / requests,
                            dollars,
                            idleMegabytes / MEGABYTES_PER_GIGABYTE));
        }
        return curve;
    }

    /// What one start more in the traffic's time adds to a month's bill, where inits are billed.
    private double startDollars(FunctionShape function) {
        if (!request.scenario().billing().initBilled()) {
            return 0;
        }
        ProgramTimes times = function.times();
        long millis = Math.round(times.init().mean() / NANOS_PER_MILLI);
        Usage init = new Usage(0, millis * function.megabytes(), 0, 0, 0);
        return month.of(request.prices().each(init)).toDollars(12).doubleValue();
    }
}
