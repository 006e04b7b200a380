package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

/// On-demand environments and replicas together never hold more memory than the machine has.
final class MemoryHolds implements Invariant {

    @Override
    public void after(World world, Step step) {
        long onDemand = 0;
        long replicas = 0;
        for (Copy copy : world.copies.values()) {
            onDemand += copy.isReplica() ? 0 : copy.megabytes;
            replicas += copy.isReplica() ? copy.megabytes : 0;
        }
        if (onDemand + replicas > world.setting.onDemand().machineMegabytes()) {
            fail("%d MB and %d MB are held", onDemand, replicas);
        }
        agree("on-demand environments", onDemand, world.placements.onDemand().heldMegabytes());
        agree("replicas", replicas, world.placements.onDemand().lentMegabytes());
    }

    private static void agree(String of, long seen, long said) {
        if (seen != said) {
            fail("%s hold %d MB, not %d", of, seen, said);
        }
    }
}
