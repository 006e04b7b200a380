package dev.lungfish.planner.cost;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Several platforms, of which each bills the replicas that are on it.
///
/// @param all by their numbers; 0 is where containers are if nothing else is said
public record SeveralPlatforms(SortedMap<Integer, ContainerPlatform> all)
        implements ContainerPlatform {

    public SeveralPlatforms {
        all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
    }

    private ContainerPlatform platform(int number) {
        return Objects.requireNonNull(all.get(number));
    }

    @Override
    public boolean holds(Claim claim) {
        return platform(0).holds(claim);
    }

    @Override
    public Money weight(Replicas replicas) {
        return platform(replicas.platform()).weight(replicas);
    }

    @Override
    public boolean hasNodes(int platform) {
        return platform(platform).hasNodes(platform);
    }

    @Override
    public ContainerBill fixedBill(List<Replicas> replicas) {
        return platform(0).fixedBill(replicas);
    }

    @Override
    public ContainerBill bill(List<Replicas> replicas) {
        List<Money> parts = new ArrayList<>(Collections.nCopies(replicas.size(), Money.ZERO));
        List<Integer> tooLarge = new ArrayList<>();
        ContainerBill sum = new ContainerBill(Money.ZERO, List.of(), 0, 0, 0, 0, List.of());
        for (Map.Entry<Integer, ContainerPlatform> one : all.entrySet()) {
            List<Integer> places = places(replicas, one.getKey());
            ContainerBill bill = one.getValue().bill(places.stream().map(replicas::get).toList());
            for (int i = 0; i < places.size(); i++) {
                parts.set(places.get(i), bill.byService().get(i));
            }
            bill.tooLarge().forEach(own -> tooLarge.add(places.get(own)));
            sum = both(sum, bill);
        }
        return new ContainerBill(
                sum.total(),
                parts,
                sum.nodes(),
                sum.mostNodes(),
                sum.cpuMillis(),
                sum.idleShare(),
                tooLarge);
    }

    private static List<Integer> places(List<Replicas> replicas, int platform) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            if (replicas.get(i).platform() == platform) {
                places.add(i);
            }
        }
        return places;
    }

    /// Idle shares count by the processors that the nodes have.
    private static ContainerBill both(ContainerBill one, ContainerBill other) {
        double cpuMillis = one.cpuMillis() + other.cpuMillis();
        double idle = one.idleShare() * one.cpuMillis() + other.idleShare() * other.cpuMillis();
        return new ContainerBill(
                one.total().plus(other.total()),
                List.of(),
                one.nodes() + other.nodes(),
                one.mostNodes() + other.mostNodes(),
                cpuMillis,
                cpuMillis == 0 ? 0 : idle / cpuMillis,
                List.of());
    }
}
