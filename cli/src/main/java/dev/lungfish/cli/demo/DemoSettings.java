package dev.lungfish.cli.demo;

import dev.lungfish.server.PlatformOptions;
import dev.lungfish.server.catalog.ReplicaSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the demo is to run.
///
/// @param length until it ends by itself; null for until it is interrupted
/// @param speed how many times faster than the trace; the keep-alive shrinks by as much
/// @param seed places requests within their minutes
public record DemoSettings(@Nullable Duration length, int speed, long seed) {

    public static final int DEFAULT_SPEED = 20;
    private static final int MAX_SPEED = 6_000;
    private static final Duration LATEST_MOVE = Duration.ofSeconds(20);

    public DemoSettings {
        if (speed < 1 || speed > MAX_SPEED) {
            throw new IllegalArgumentException(
                    "the speed must be between 1 and %d".formatted(MAX_SPEED));
        }
        if (length != null && length.isZero()) {
            throw new IllegalArgumentException("the demo must last longer than nothing");
        }
    }

    /// When a service is moved: early enough to see what comes of it.
    public Duration moveAfter() {
        Duration early = length == null ? LATEST_MOVE : length.multipliedBy(2).dividedBy(5);
        return early.compareTo(LATEST_MOVE) < 0 ? early : LATEST_MOVE;
    }

    /// Over how long the steady base of a split service is looked for: ten minutes of the trace, if that is allowed.
    public int baseWindowSeconds() {
        return Math.max(10, ReplicaSettings.DEFAULT.baseWindowSeconds() / speed);
    }

    public Duration keepAlive() {
        return PlatformOptions.DEFAULT_KEEP_ALIVE.dividedBy(speed);
    }
}
