package dev.lungfish.server.dispatch;

import java.time.Duration;

/// The times of an environment's life.
///
/// @param initLimit how long the first initialisation of an on-demand environment may take
/// @param freezeAfter how long one may be idle before it is frozen
/// @param shutdownGrace how long its program may take to end after SIGTERM
/// @param replicaGrace how long a replica's program may
/// @param probePeriod how often a replica is asked whether it is ready and alive
public record DispatchSettings(
        Duration initLimit,
        Duration freezeAfter,
        Duration shutdownGrace,
        Duration replicaGrace,
        Duration probePeriod) {

    /// AWS's limit of ten seconds; the others are ours.
    public static final DispatchSettings DEFAULT =
            new DispatchSettings(
                    Duration.ofSeconds(10),
                    Duration.ofMillis(2),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1));
}
