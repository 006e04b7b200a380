package dev.lungfish.core.pricing;

import java.util.SortedMap;
import java.util.TreeMap;

/// Processors and memory have a price each, as on machines that one owns. What replicas hold is billed to them; what they leave of the
/// nodes, where nodes are declared, costs the same and is idle capacity.
public record PerResource(ResourcePrices prices) implements ContainerPrices {

    @Override
    public ContainerStatement statement(ContainerUsage usage) {
        SortedMap<String, Money> held = new TreeMap<>();
        usage.services()
                .keySet()
                .forEach(service -> held.put(service, prices.of(usage.held(service))));
        Money idle = prices.of(usage.capacity().without(usage.held()));
        return ContainerStatement.shared(held, held, idle, Money.ZERO);
    }
}
