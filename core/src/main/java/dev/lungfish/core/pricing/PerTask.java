package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every replica is billed for as long as it exists, at the smallest size on offer that holds it (AWS Fargate). Nodes are the platform's
/// own business and cost nothing.
public record PerTask(Map<Architecture, ResourcePrices> prices, TaskSizes sizes, ReplicaRule rule)
        implements ContainerPrices {

    public PerTask {
        prices = Collections.unmodifiableMap(new EnumMap<>(prices));
        for (Architecture architecture : Architecture.values()) {
            if (!prices.containsKey(architecture)) {
                throw new IllegalArgumentException(
                        "there are no prices for " + architecture.wireName());
            }
        }
    }

    @Override
    public boolean billsNodes() {
        return false;
    }

    @Override
    public ContainerStatement statement(ContainerUsage usage) {
        SortedMap<String, Money> held = new TreeMap<>();
        usage.services().forEach((service, replicas) -> held.put(service, cost(replicas)));
        return ContainerStatement.shared(held, held, Money.ZERO, Money.ZERO);
    }

    private Money cost(List<ContainerUsage.Replicas> replicas) {
        return replicas.stream().map(this::cost).reduce(Money.ZERO, Money::plus);
    }

    private Money cost(ContainerUsage.Replicas replicas) {
        Held billed = sizes.holding(replicas.size()).over(replicas.time().billedMillis());
        ResourcePrices own = prices.get(replicas.architecture());
        if (own == null) {
            throw new IllegalStateException("no prices for " + replicas.architecture());
        }
        return own.of(billed);
    }
}
