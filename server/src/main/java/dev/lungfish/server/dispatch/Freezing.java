package dev.lungfish.server.dispatch;

import dev.lungfish.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/// Whether an environment's sandbox may run. Serving thaws it at once; idleness freezes it after a moment, so that a
/// request that follows closely finds it running.
final class Freezing {

    /// Under steady load an environment is idle again in a moment; to be watched on costs less than to be found anew.
    private static final long WATCHED_WHILE_BUSY_NANOS = 10_000_000;

    private final long freezeAfterNanos;
    private final Runnable beforeFreeze;
    private @Nullable Sandbox sandbox;
    private boolean busy = true;
    private boolean frozen;
    private boolean watched;
    private long idleSinceNanos;

    /// @param beforeFreeze what is to happen just before each time
    Freezing(long freezeAfterNanos, Runnable beforeFreeze) {
        this.freezeAfterNanos = freezeAfterNanos;
        this.beforeFreeze = beforeFreeze;
    }

    synchronized void replace(@Nullable Sandbox next) {
        sandbox = next;
        frozen = false;
    }

    synchronized void busy() {
        busy = true;
        if (frozen && sandbox != null) {
            sandbox.thaw();
            frozen = false;
        }
    }

    /// Returns whether the freezer must begin to watch it.
    synchronized boolean idle(long nowNanos) {
        busy = false;
        idleSinceNanos = nowNanos;
        boolean unwatched = !watched;
        watched = true;
        return unwatched;
    }

    synchronized boolean isFrozen() {
        return frozen;
    }

    /// Returns whether to ask again: it is not idle for long enough yet, or was idle a short while ago.
    synchronized boolean freezeIfIdle(long nowNanos) {
        long nanos = nowNanos - idleSinceNanos;
        watched = busy ? nanos < WATCHED_WHILE_BUSY_NANOS : nanos < freezeAfterNanos;
        if (!watched && !busy && !frozen && sandbox != null) {
            beforeFreeze.run();
            sandbox.freeze();
            frozen = true;
        }
        return watched;
    }
}
