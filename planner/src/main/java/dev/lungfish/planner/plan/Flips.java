package dev.lungfish.planner.plan;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.ContainerPlatform;
import java.util.ArrayList;
import java.util.List;

/// At which multiples of prices and of memory another placement would cost as much as the one that a service has.
///
/// Each option's cost is a line over the multiple: part of it grows with it, part does not. Where two lines cross, a verdict flips.
final class Flips {

    private static final int DECIMALS = 12;

    private final PlanRequest request;

    Flips(PlanRequest request) {
        this.request = request;
    }

    /// A cost that is so much at 0, and so much more for each one.
    private record Line(double fixed, double slope) {

        /// Where it crosses another line; infinite if that is nowhere above 0.
        double crosses(Line other) {
            double at = (other.fixed - fixed) / (slope - other.slope);
            return Double.isFinite(at) && at > 0 ? at : Double.POSITIVE_INFINITY;
        }
    }

    /// @param candidates of the service, in the options' order
    Verdict.Flips of(
            List<Candidate> candidates,
            List<Verdict.Option> options,
            Verdict.Option chosen,
            Costs costs,
            boolean isJob) {
        int own = options.indexOf(chosen);
        List<Double> prices = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Verdict.Option other = options.get(i);
            if (other.objection() == null && other.placement() != chosen.placement()) {
                prices.add(prices(chosen).crosses(prices(other)));
                memory.add(
                        memory(candidates.get(own), chosen)
                                .crosses(memory(candidates.get(i), other)));
            }
        }
        return new Verdict.Flips(
                nearest(prices),
                nearest(memory),
                isJob ? chosen.placement() : at(2, options, chosen, costs),
                isJob ? chosen.placement() : at(10, options, chosen, costs));
    }

    /// The one that is the smallest change, up or down.
    private static double nearest(List<Double> factors) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double factor : factors) {
            if (Math.abs(Math.log(factor)) < Math.abs(Math.log(nearest))) {
                nearest = factor;
            }
        }
        return nearest;
    }

    private static Line prices(Verdict.Option option) {
        return new Line(dollars(option.containers()), dollars(option.functions()));
    }

    private Line memory(Candidate candidate, Verdict.Option option) {
        double requests =
                candidate.alternative().placement().usesFunctions()
                        ? dollars(
                                request.prices()
                                        .each(new Usage(candidate.usage().requests(), 0, 0, 0, 0)))
                        : dollars(option.functions());
        double containers = dollars(option.containers());
        double held = containers * memoryShare(candidate);
        return new Line(
                requests + containers - held, dollars(option.functions()) - requests + held);
    }

    /// The part of what replicas cost that is for memory.
    private double memoryShare(Candidate candidate) {
        ContainerPlatform.Replicas own = candidate.option().replicas();
        if (own == null) {
            return 0;
        }
        Claim twice = new Claim(own.claim().cpuMillis(), 2 * own.claim().megabytes());
        double one = dollars(request.platform().weight(own));
        double two =
                dollars(
                        request.platform()
                                .weight(
                                        new ContainerPlatform.Replicas(
                                                own.service(),
                                                own.platform(),
                                                twice,
                                                own.counts(),
                                                own.time())));
        return one == 0 ? 0 : Math.clamp(two / one - 1, 0, 1);
    }

    /// What it should be with so much more traffic, if it may be: the cheaper of the two pure choices, or a split as it is.
    private static Placement at(
            int times, List<Verdict.Option> options, Verdict.Option chosen, Costs costs) {
        double rate = times * costs.perSecond();
        Placement cheaper =
                costs.functions(rate) <= costs.containers(rate)
                        ? Placement.FUNCTION
                        : Placement.CONTAINER;
        boolean may =
                options.stream()
                        .anyMatch(one -> one.placement() == cheaper && one.objection() == null);
        boolean staysSplit =
                chosen.placement() == Placement.SPLIT && cheaper == Placement.CONTAINER;
        return may && !staysSplit ? cheaper : chosen.placement();
    }

    private static double dollars(Money money) {
        return money.toDollars(DECIMALS).doubleValue();
    }
}
