package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.server.catalog.WebSettings;
import dev.lungfish.server.web.Readiness;
import dev.lungfish.server.web.WebOutcome;
import dev.lungfish.server.web.WebTarget;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An environment of a web program, which serves HTTP on the port that it is given.
final class WebEnvironment extends LiveEnvironment {

    private final WebSettings settings;
    private final long timeoutNanos;

    /// The visits under way, and since when; those of a retried initialisation are not connected yet.
    private final Map<WebVisit, Long> visits = new LinkedHashMap<>();

    private volatile @Nullable WebTarget program;
    private volatile @Nullable WebVisit latest;
    private @Nullable Readiness readiness;
    private boolean ready;

    WebEnvironment(
            Dispatcher dispatcher,
            Environment<Request> environment,
            Target target,
            EventLoop loop) {
        super(dispatcher, environment, target, loop);
        this.settings = Objects.requireNonNull(target.revision().web());
        this.timeoutNanos = TimeUnit.SECONDS.toNanos(target.revision().timeoutSeconds());
    }

    /// Picks a port that is free now. Should another program take it before this one does, the initialisation fails and
    /// is tried again on another port.
    @Override
    Map<String, String> connect() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
            InetSocketAddress address = new InetSocketAddress(loopback, free.getLocalPort());
            program = new WebTarget(address, dispatcher.transport().channel(), settings.slots());
            return Map.of("PORT", Integer.toString(free.getLocalPort()));
        }
    }

    @Override
    void awaitInitialisation() {
        WebTarget starting = program;
        if (starting != null) {
            readiness =
                    Readiness.await(
                            loop,
                            dispatcher.transport().channel(),
                            starting.address(),
                            settings.readinessPath(),
                            this::becameReady);
        }
    }

    private void becameReady() {
        ready = true;
        initialisationEnded();
    }

    @Override
    void resume() {
        List.copyOf(visits.keySet()).forEach(this::pass);
    }

    @Override
    void deliver(Request request) {
        WebVisit visit = (WebVisit) request;
        visits.put(visit, System.nanoTime());
        latest = visit;
        dispatcher.journal().delivered(visit);
        if (ready) {
            pass(visit);
        }
    }

    private void pass(WebVisit visit) {
        WebTarget running = program;
        if (running != null) {
            visit.connect(
                    running,
                    timeoutNanos,
                    (ended, outcome) -> loop.execute(() -> ended(ended, outcome)));
        }
    }

    private void ended(WebVisit visit, WebOutcome outcome) {
        if (!visits.containsKey(visit)) {
            return;
        }
        switch (outcome) {
            case WebOutcome.Answered _, WebOutcome.CallerLeft _ -> {
                finish(visit, null);
                served();
            }
            case WebOutcome.Failed(String reason) -> {
                finish(visit, new Failure("Runtime.BadResponse", reason));
                served();
            }
            case WebOutcome.TimedOut _ -> {
                Failure failure = Failure.timedOut(timeoutNanos);
                finish(visit, failure);
                breakDown(failure);
            }
        }
    }

    @Override
    void failCurrent(Failure failure) {
        for (WebVisit visit : List.copyOf(visits.keySet())) {
            finish(visit, failure);
            visit.fail(failure);
        }
    }

    private void finish(WebVisit visit, @Nullable Failure failure) {
        Long since = visits.remove(visit);
        if (since == null) {
            return;
        }
        long durationNanos = System.nanoTime() - since;
        drainOutput();
        latest = visits.isEmpty() ? null : latest;
        dispatcher
                .journal()
                .invoked(
                        new Invoked(
                                visit,
                                takeColdStart(),
                                durationNanos,
                                memoryPeakBytes(),
                                environment.isProvisioned(),
                                failure,
                                false));
    }

    @Override
    void aboutToFreeze() {
        WebTarget running = program;
        if (running != null) {
            running.dropIdle();
        }
    }

    @Override
    void disconnect() {
        ready = false;
        if (readiness != null) {
            readiness.cancel();
            readiness = null;
        }
        aboutToFreeze();
        program = null;
    }

    @Override
    boolean isServing() {
        return !visits.isEmpty();
    }

    /// With several at once, nobody can tell which of them wrote a line: the latest counts.
    @Override
    @Nullable Request current() {
        return latest;
    }
}
