package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.sandbox.Network;
import dev.lungfish.server.catalog.WebSettings;
import dev.lungfish.server.web.Readiness;
import dev.lungfish.server.web.WebOutcome;
import dev.lungfish.server.web.WebTarget;
import dev.lungfish.server.web.WebTimes;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An environment of a web program, which serves HTTP on the port that it is given.
///
/// An on-demand program that fails a request may be about to end, and its connections close before its end is known:
/// the slot is free again only when the program has answered as it did when it started. A replica has many slots, and
/// one connection says little about it: its probes decide whether it gets more requests.
final class WebEnvironment extends LiveEnvironment {

    private static final Failure NOT_RECOVERED =
            Failure.notStarted("The program failed a request and has not become ready again");
    private static final Failure DEAD =
            Failure.notStarted("The program does not answer its liveness path any more");

    private final WebSettings settings;
    private final long timeoutNanos;

    /// The visits under way, and since when; those of a retried initialisation are not connected yet.
    private final Map<WebVisit, Long> visits = new LinkedHashMap<>();

    private volatile @Nullable WebTarget program;
    private volatile @Nullable WebVisit latest;
    private @Nullable Readiness readiness;
    private @Nullable Probes probes;
    private @Nullable ScheduledFuture<?> recoveryLimit;
    private int recoveringSlots;
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
    Map<String, String> connect(Network network) throws IOException {
        try (ServerSocketChannel free = network.inside(ServerSocketChannel::open)) {
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            InetSocketAddress address = (InetSocketAddress) free.getLocalAddress();
            program =
                    new WebTarget(
                            address, dispatcher.transport().clients(network), environment.slots());
            return Map.of("PORT", Integer.toString(address.getPort()));
        }
    }

    @Override
    void awaitInitialisation() {
        awaitReadiness(this::becameReady);
    }

    private void awaitReadiness(Runnable then) {
        WebTarget running = program;
        if (running != null) {
            readiness = ask(running, settings.readinessPath(), then);
        }
    }

    private Readiness ask(WebTarget running, String path, Runnable then) {
        return Readiness.await(loop, running.channels(), running.address(), path, then);
    }

    private void becameReady() {
        ready = true;
        initialisationEnded();
        WebTarget running = program;
        if (running != null && environment instanceof Replica<Request> replica) {
            probe(running, replica);
        }
    }

    private void probe(WebTarget running, Replica<Request> replica) {
        Probes.Verdict verdict =
                new Probes.Verdict() {
                    @Override
                    public void ready() {
                        dispatcher.ready(WebEnvironment.this);
                    }

                    @Override
                    public void unready() {
                        dispatcher.unready(replica);
                    }

                    @Override
                    public void dead() {
                        breakDown(DEAD);
                    }
                };
        probes =
                new Probes(
                        loop,
                        dispatcher.settings().probePeriod().toNanos(),
                        settings.readinessPath(),
                        target.replicas().livenessPath(),
                        (path, then) -> ask(running, path, then),
                        verdict);
        probes.start();
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
        if (visit.begins() && !isReplica()) {
            dispatcher.journal().delivered(visit);
        }
        if (ready) {
            pass(visit);
        }
    }

    private void pass(WebVisit visit) {
        WebTarget running = program;
        if (running != null) {
            visit.connect(
                    running,
                    isReplica()
                            ? WebTimes.untilStart(timeoutNanos, timeoutNanos)
                            : WebTimes.whole(timeoutNanos),
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
            case WebOutcome.Unreached(String reason) -> unreached(visit, reason);
            case WebOutcome.Failed(String reason) -> {
                finish(visit, new Failure("Runtime.BadResponse", reason));
                if (isReplica()) {
                    served();
                } else {
                    recover();
                }
            }
            case WebOutcome.TimedOut _ -> {
                Failure failure = Failure.timedOut(timeoutNanos);
                finish(visit, failure);
                if (isReplica()) {
                    served();
                } else {
                    breakDown(failure);
                }
            }
        }
    }

    /// The program takes no connections, so it has not seen the request: another replica gets it. On demand there is no
    /// other, and the program may be about to end.
    private void unreached(WebVisit visit, String reason) {
        if (environment instanceof Replica<Request> replica && visits.remove(visit) != null) {
            latest = visits.isEmpty() ? null : latest;
            dispatcher.undelivered(replica, visit);
        } else {
            Failure failure = new Failure("Runtime.BadResponse", reason);
            visit.fail(failure);
            finish(visit, failure);
            recover();
        }
    }

    private void recover() {
        recoveringSlots++;
        if (recoveringSlots == 1) {
            long limitNanos = dispatcher.settings().initLimit().toNanos();
            recoveryLimit =
                    loop.schedule(() -> breakDown(NOT_RECOVERED), limitNanos, TimeUnit.NANOSECONDS);
            awaitReadiness(this::recovered);
        }
    }

    private void recovered() {
        for (int slots = endRecovery(); slots > 0; slots--) {
            served();
        }
    }

    /// Returns how many slots waited for it.
    private int endRecovery() {
        if (recoveryLimit != null) {
            recoveryLimit.cancel(false);
            recoveryLimit = null;
        }
        if (readiness != null) {
            readiness.cancel();
            readiness = null;
        }
        int slots = recoveringSlots;
        recoveringSlots = 0;
        return slots;
    }

    @Override
    void failCurrent(Failure failure) {
        endRecovery();
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
        if (!isReplica()) {
            drainOutput();
        }
        latest = visits.isEmpty() ? null : latest;
        dispatcher
                .journal()
                .invoked(
                        new Invoked(
                                visit,
                                takeColdStart(),
                                durationNanos,
                                memoryPeakBytes(),
                                isProvisioned(),
                                isReplica(),
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
        endRecovery();
        if (probes != null) {
            probes.end();
        }
        aboutToFreeze();
        program = null;
    }

    @Override
    boolean isServing() {
        return !visits.isEmpty() || recoveringSlots > 0;
    }

    /// With several at once, nobody can tell which of them wrote a line: the latest counts.
    @Override
    @Nullable Request current() {
        return latest;
    }
}
