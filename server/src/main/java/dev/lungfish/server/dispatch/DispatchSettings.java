package dev.lungfish.server.dispatch;

import java.time.Duration;

/// The times of an environment's life.
///
/// @param initLimit how long the first initialisation may take
/// @param freezeAfter how long an environment may be idle before it is frozen
/// @param shutdownGrace how long a program may take to end after SIGTERM
public record DispatchSettings(Duration initLimit, Duration freezeAfter, Duration shutdownGrace) {

    /// AWS's limit of ten seconds; the other two are ours.
    public static final DispatchSettings DEFAULT =
            new DispatchSettings(
                    Duration.ofSeconds(10), Duration.ofMillis(2), Duration.ofMillis(500));
}
