package dev.lungfish.cli.demo;

import dev.lungfish.server.PlatformOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the demo is to run.
///
/// @param length until it ends by itself; null for until it is interrupted
/// @param speed how many times faster than the trace; the keep-alive shrinks by as much
/// @param seed places requests within their minutes
public record DemoSettings(@Nullable Duration length, int speed, long seed) {

    public static final int DEFAULT_SPEED = 60;
    private static final int MAX_SPEED = 6_000;

    public DemoSettings {
        if (speed < 1 || speed > MAX_SPEED) {
            throw new IllegalArgumentException(
                    "the speed must be between 1 and %d".formatted(MAX_SPEED));
        }
        if (length != null && length.isZero()) {
            throw new IllegalArgumentException("the demo must last longer than nothing");
        }
    }

    public Duration keepAlive() {
        return PlatformOptions.DEFAULT_KEEP_ALIVE.dividedBy(speed);
    }
}
