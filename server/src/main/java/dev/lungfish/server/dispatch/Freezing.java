package dev.lungfish.server.dispatch;

import dev.lungfish.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/// Whether an environment's sandbox may run. Serving thaws it at once; idleness freezes it after a moment, so that a
/// request that follows closely finds it running.
///
/// To stop and continue a program wakes each of its threads, some twenty in a JVM. A freeze that was over soon has cost
/// more than it saved, so the environment is left alone for longer the next time, until one lasts.
final class Freezing {

    /// Under steady load an environment is idle again in a moment; to be watched on costs less than to be found anew.
    private static final long WATCHED_WHILE_BUSY_NANOS = 10_000_000;

    /// A freeze and the request after it that take no longer together were for nothing.
    private static final long SOON_NANOS = 25_000_000;

    /// No environment is left alone for longer than this, unless all are.
    private static final long MOST_PATIENCE_NANOS = 32_000_000;

    private final long leastPatienceNanos;
    private final Runnable beforeFreeze;
    private @Nullable Sandbox sandbox;
    private boolean busy = true;
    private boolean frozen;
    private boolean thawed;
    private boolean watched;
    private long idleSinceNanos;
    private long frozenNanos;
    private long patienceNanos;

    /// @param freezeAfterNanos how long it may be idle, unless freezing it proves futile
    /// @param beforeFreeze what is to happen just before each time
    Freezing(long freezeAfterNanos, Runnable beforeFreeze) {
        this.leastPatienceNanos = freezeAfterNanos;
        this.patienceNanos = freezeAfterNanos;
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
            thawed = true;
        }
    }

    /// Returns whether the freezer must begin to watch it.
    synchronized boolean idle(long nowNanos) {
        busy = false;
        idleSinceNanos = nowNanos;
        learn(nowNanos);
        boolean unwatched = !watched;
        watched = true;
        return unwatched;
    }

    private void learn(long nowNanos) {
        if (thawed) {
            thawed = false;
            boolean soon = nowNanos - frozenNanos < SOON_NANOS;
            long longer = soon ? Math.min(2 * patienceNanos, MOST_PATIENCE_NANOS) : 0;
            patienceNanos = Math.max(leastPatienceNanos, longer);
        }
    }

    synchronized boolean isFrozen() {
        return frozen;
    }

    /// Returns whether to ask again: it is not idle for long enough yet, or was idle a short while ago.
    synchronized boolean freezeIfIdle(long nowNanos) {
        long nanos = nowNanos - idleSinceNanos;
        watched = nanos < (busy ? WATCHED_WHILE_BUSY_NANOS : patienceNanos);
        if (!watched && !busy && !frozen && sandbox != null) {
            beforeFreeze.run();
            sandbox.freeze();
            frozen = true;
            frozenNanos = nowNanos;
        }
        return watched;
    }
}
