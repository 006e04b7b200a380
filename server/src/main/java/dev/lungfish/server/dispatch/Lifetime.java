package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Replica;
import java.time.Duration;

/// What an environment's execution model makes of its life.
///
/// @param initLimit how long the first initialisation may take
/// @param forgiving whether an initialisation that fails is tried again with the first request, as on AWS
/// @param frozen whether it is frozen between requests
/// @param shutdownGrace how long its program may take to end after SIGTERM
record Lifetime(Duration initLimit, boolean forgiving, boolean frozen, Duration shutdownGrace) {

    static Lifetime of(Environment<Request> environment, Target target, DispatchSettings settings) {
        return switch (environment) {
            case OnDemandEnvironment<Request> onDemand ->
                    new Lifetime(
                            onDemand.isAhead() ? startup(target) : settings.initLimit(),
                            !onDemand.isProvisioned() && !onDemand.isAhead(),
                            true,
                            settings.shutdownGrace());
            case Replica<Request> _ ->
                    new Lifetime(startup(target), false, false, settings.replicaGrace());
        };
    }

    /// No request waits for it, so that it may take longer.
    private static Duration startup(Target target) {
        return Duration.ofSeconds(target.replicas().startupSeconds());
    }
}
