package dev.lungfish.planner.cost;

import dev.lungfish.core.pricing.Money;
import java.util.List;

/// What containers cost in a month.
///
/// @param total everything together
/// @param byService each service's part of it, in the order given: what its replicas hold, and its part of the rest
/// @param nodes how many nodes there are, in the mean; 0 where replicas are billed and nodes are not
/// @param mostNodes how many there are at most
/// @param cpuMillis what processors they have together, in the mean
/// @param idleShare the part of the nodes that no replica holds, of processors or memory, whichever is held more
/// @param tooLarge the places of services of which no node holds a replica
public record ContainerBill(
        Money total,
        List<Money> byService,
        double nodes,
        int mostNodes,
        double cpuMillis,
        double idleShare,
        List<Integer> tooLarge) {

    public ContainerBill {
        byService = List.copyOf(byService);
        tooLarge = List.copyOf(tooLarge);
    }
}
