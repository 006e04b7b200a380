package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.capacity.Amount;
import dev.lungfish.core.capacity.Node;

/// No node holds more than it has, and what is taken of it is what its replicas claim, until they are gone.
final class NodesHold implements Invariant {

    @Override
    public void after(World world, Step step) {
        for (Node node : world.cluster.nodes()) {
            Amount claimed = Amount.NONE;
            for (Copy copy : world.copies.values()) {
                if (copy.isReplica() && copy.replica().node().equals(node)) {
                    var claim = copy.replica().claim();
                    claimed = claimed.plus(new Amount(claim.cpuMillis(), claim.megabytes(), 1));
                }
            }
            Amount used = world.cluster.used(node);
            if (used.cpuMillis() > node.cpuMillis()
                    || used.megabytes() > node.megabytes()
                    || used.environments() > node.mostEnvironments()) {
                fail("%s holds %s", node, used);
            }
            boolean some = used.megabytes() >= claimed.megabytes();
            boolean exact = used.equals(claimed);
            if (memoryIsAmple(world) ? !exact : !some) {
                fail("%s: %s is used, not %s", node, used, claimed);
            }
        }
    }

    /// Else some replicas have a place and wait for memory that on-demand environments are giving up.
    private static boolean memoryIsAmple(World world) {
        return world.setting.onDemand().machineMegabytes() == Long.MAX_VALUE;
    }
}
