package dev.lungfish.planner.cost;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.ContainerPrices;
import dev.lungfish.core.pricing.ContainerStatement;
import dev.lungfish.core.pricing.ContainerUsage;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.service.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Replicas are billed, and nodes are the platform's own business.
public record BilledReplicas(ContainerPrices prices, Architecture architecture, Month month)
        implements ContainerPlatform {

    @Override
    public boolean holds(Claim claim) {
        return true;
    }

    @Override
    public boolean hasNodes(int platform) {
        return false;
    }

    @Override
    public ContainerBill bill(List<Replicas> replicas) {
        SortedMap<String, List<ContainerUsage.Replicas>> used = new TreeMap<>();
        for (Replicas own : replicas) {
            Size size =
                    new Size(
                            Math.max(1, own.claim().cpuMillis()),
                            Math.max(1, own.claim().megabytes()));
            used.put(
                    own.service(),
                    List.of(new ContainerUsage.Replicas(architecture, size, own.time())));
        }
        ContainerStatement statement = prices.statement(new ContainerUsage(used, List.of(), 0));
        List<Money> parts = new ArrayList<>();
        for (Replicas own : replicas) {
            ContainerStatement.Share share =
                    statement.shares().getOrDefault(own.service(), ContainerStatement.Share.NONE);
            parts.add(month.of(share.total()));
        }
        Money total = month.of(statement.total());
        return new ContainerBill(total, parts, 0, 0, 0, 0, List.of());
    }

    @Override
    public Money weight(Replicas replicas) {
        return bill(List.of(replicas)).total();
    }

    @Override
    public ContainerBill fixedBill(List<Replicas> replicas) {
        return bill(replicas);
    }
}
