package dev.lungfish.server.routing;

import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.server.catalog.Alias;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.catalog.Service;
import dev.lungfish.server.dispatch.Hosted;
import dev.lungfish.server.dispatch.Target;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One service's targets.
///
/// @param hosted where the requests to `$LATEST` are served
/// @param targets by version
public record ServiceRoute(
        Service service, ServiceLimits limits, Hosted hosted, Map<String, Target> targets) {

    /// What answers `$LATEST`.
    public Target latest() {
        return java.util.Objects.requireNonNull(targets.get(Revision.LATEST));
    }

    /// The target of a version, or one that an alias points to, drawn by its weights; null if there is none.
    public @Nullable Target choose(@Nullable String qualifier) {
        if (qualifier == null) {
            return targets.get(Revision.LATEST);
        }
        Target version = targets.get(qualifier);
        if (version != null) {
            return version;
        }
        Alias alias = service.aliases().get(qualifier);
        return alias == null
                ? null
                : targets.get(draw(alias, ThreadLocalRandom.current().nextDouble()));
    }

    /// @param point from 0 to 1
    static String draw(Alias alias, double point) {
        double rest = point;
        for (Map.Entry<String, Double> weighted : alias.additionalWeights().entrySet()) {
            rest -= weighted.getValue();
            if (rest < 0) {
                return weighted.getKey();
            }
        }
        return alias.version();
    }
}
