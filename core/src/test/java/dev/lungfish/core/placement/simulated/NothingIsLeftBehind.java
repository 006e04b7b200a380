package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.placement.Hosting;
import dev.lungfish.core.service.Placement;

/// Where functions alone serve, no replica is kept, unless something waits for one; where replicas alone serve, no
/// on-demand environment idles.
final class NothingIsLeftBehind implements Invariant {

    @Override
    public void after(World world, Step step) {
        for (SeenHosting service : world.services) {
            Hosting<Call> hosting = service.hosting;
            Placement preparing = hosting.preparing();
            boolean replicas =
                    hosting.placement().usesReplicas()
                            || (preparing != null && preparing.usesReplicas());
            if (!replicas && hosting.deployment().waiting() == 0 && service.kept() > 0) {
                fail("%s keeps %d replicas", service, service.kept());
            }
            boolean functions =
                    hosting.placement().usesFunctions()
                            || (preparing != null && preparing.usesFunctions());
            if (!functions) {
                requireNoneIdle(world, service);
            }
        }
    }

    private static void requireNoneIdle(World world, SeenHosting service) {
        for (Copy copy : world.copies.values()) {
            if (copy.service == service && copy.isIdleOnDemand()) {
                fail("%s idles, but replicas serve", copy);
            }
        }
    }
}
