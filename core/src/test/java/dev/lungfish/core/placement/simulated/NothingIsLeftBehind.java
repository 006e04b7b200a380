package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.placement.Hosting;
import dev.lungfish.core.service.Placement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Where functions alone serve or help out, no replica is kept, unless something waits for one; where replicas alone do,
/// no on-demand environment idles.
final class NothingIsLeftBehind implements Invariant {

    @Override
    public void after(World world, Step step) {
        for (SeenHosting service : world.services) {
            Hosting<Call> hosting = service.hosting;
            List<Placement> uses =
                    Stream.of(hosting.placement(), hosting.preparing(), hosting.helper())
                            .filter(Objects::nonNull)
                            .toList();
            boolean replicas = uses.stream().anyMatch(Placement::usesReplicas);
            if (!replicas && hosting.deployment().waiting() == 0 && service.kept() > 0) {
                fail("%s keeps %d replicas", service, service.kept());
            }
            if (uses.stream().noneMatch(Placement::usesFunctions)) {
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
