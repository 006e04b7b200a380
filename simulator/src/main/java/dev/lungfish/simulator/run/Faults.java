package dev.lungfish.simulator.run;

import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Replica;
import java.util.ArrayList;
import java.util.List;

/// The faults of one simulation, and what they mean at a time.
final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    boolean isLost(long nowNanos, Node node) {
        for (Fault fault : faults) {
            if (fault.lasts(nowNanos) && hits(fault, node)) {
                return true;
            }
        }
        return false;
    }

    boolean isLost(long nowNanos, Environment<Invocation> environment) {
        return environment instanceof Replica<Invocation> replica
                && isLost(nowNanos, replica.node());
    }

    /// How many times as long as usual a start takes that begins now.
    double slowness(long nowNanos) {
        double factor = 1;
        for (Fault fault : faults) {
            if (fault instanceof Fault.SlowStarts slow && slow.lasts(nowNanos)) {
                factor *= slow.factor();
            }
        }
        return factor;
    }

    /// When a start begins that is ordered now.
    long beginNanos(long nowNanos, Environment<Invocation> environment) {
        long begin = nowNanos;
        if (environment instanceof OnDemandEnvironment<Invocation>) {
            for (Fault fault : faults) {
                if (fault instanceof Fault.StartsHeld held && held.lasts(nowNanos)) {
                    begin = Math.max(begin, held.untilNanos());
                }
            }
        }
        return begin;
    }

    private static boolean hits(Fault fault, Node node) {
        return switch (fault) {
            case Fault.NodesLost lost -> lost.nodes().contains(node.name());
            case Fault.ZoneLost lost -> lost.zone().equals(node.zone());
            case Fault.SlowStarts _, Fault.StartsHeld _ -> false;
        };
    }
}
