package dev.lungfish.cli.demo;

import java.time.Duration;

/// Shows nothing.
final class SilentScreen implements Screen {

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void begin() {}

    @Override
    public void show(Snapshot snapshot) {}

    @Override
    public void end(Snapshot snapshot, Duration mostLate) {}
}
