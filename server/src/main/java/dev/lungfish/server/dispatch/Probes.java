package dev.lungfish.server.dispatch;

import dev.lungfish.server.web.Readiness;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Asks a replica of a web program, again and again, whether it is ready and alive. Confined to one event loop.
///
/// The words and the thresholds are those of Kubernetes' probes: a replica that fails three times in a row gets no
/// requests until it answers again, one that fails ten times in a row is ended. One slow answer does nothing.
final class Probes {

    /// Told what the answers come to.
    interface Verdict {
        void ready();

        void unready();

        void dead();
    }

    private static final int UNREADY_AFTER = 3;
    private static final int DEAD_AFTER = 10;

    private final EventLoop loop;
    private final long periodNanos;
    private final BiFunction<String, Runnable, Readiness> ask;
    private final Verdict verdict;
    private final Question readiness;
    private final @Nullable Question liveness;
    private boolean unready;
    private boolean ended;
    private @Nullable ScheduledFuture<?> next;

    /// @param ask begins to ask for a path, and runs what it is given when the answer says yes
    Probes(
            EventLoop loop,
            long periodNanos,
            String readinessPath,
            @Nullable String livenessPath,
            BiFunction<String, Runnable, Readiness> ask,
            Verdict verdict) {
        this.loop = loop;
        this.periodNanos = periodNanos;
        this.ask = ask;
        this.verdict = verdict;
        this.readiness = new Question(readinessPath);
        this.liveness =
                livenessPath == null || livenessPath.equals(readinessPath)
                        ? null
                        : new Question(livenessPath);
    }

    void start() {
        next = loop.schedule(this::begin, periodNanos, TimeUnit.NANOSECONDS);
    }

    void end() {
        ended = true;
        if (next != null) {
            next.cancel(false);
        }
        readiness.withdraw();
        if (liveness != null) {
            liveness.withdraw();
        }
    }

    private void begin() {
        readiness.begin();
        if (liveness != null) {
            liveness.begin();
        }
        next = loop.schedule(this::conclude, periodNanos, TimeUnit.NANOSECONDS);
    }

    private void conclude() {
        readiness.conclude();
        if (liveness != null) {
            liveness.conclude();
        }
        if (readiness.failures == 0 && unready) {
            unready = false;
            verdict.ready();
        } else if (readiness.failures >= UNREADY_AFTER && !unready) {
            unready = true;
            verdict.unready();
        }
        Question alive = liveness == null ? readiness : liveness;
        if (alive.failures >= DEAD_AFTER) {
            end();
            verdict.dead();
        } else if (!ended) {
            begin();
        }
    }

    private final class Question {
        private final String path;
        private @Nullable Readiness asking;
        private boolean answered;
        private int failures;

        Question(String path) {
            this.path = path;
        }

        void begin() {
            answered = false;
            asking = ask.apply(path, () -> answered = true);
        }

        void conclude() {
            withdraw();
            failures = answered ? 0 : failures + 1;
        }

        void withdraw() {
            if (asking != null) {
                asking.cancel();
                asking = null;
            }
        }
    }
}
