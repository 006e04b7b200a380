package dev.lungfish.planner.mix;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.cost.ContainerBill;
import java.util.List;

/// A way to run a whole fleet.
///
/// @param chosen the number of each service's option
/// @param functions what on-demand environments cost in a month
/// @param containers what the replicas cost, packed together
public record Mix(List<Integer> chosen, Money functions, ContainerBill containers) {

    public Mix {
        chosen = List.copyOf(chosen);
    }

    public Money total() {
        return functions.plus(containers.total());
    }
}
