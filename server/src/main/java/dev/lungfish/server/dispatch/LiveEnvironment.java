package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Network;
import dev.lungfish.sandbox.NetworkAccess;
import dev.lungfish.sandbox.NoProgramException;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.runtime.RuntimeMark;
import dev.lungfish.server.catalog.ReplicaSettings;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of one environment: started, initialised, serving, frozen between requests, stopped.
///
/// Confined to one event loop, but for [#freezeIfIdle] and the program's output. An initialisation that fails or takes
/// too long is tried once more when the first request comes, as a part of it and within its timeout, as on AWS.
abstract class LiveEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEnvironment.class);

    private enum Phase {
        INITIALISING,
        /// The first initialisation failed; the next request tries again.
        WAITING_TO_RETRY,
        RETRYING,
        READY,
        STOPPING
    }

    protected final Dispatcher dispatcher;
    protected final Environment<Request> environment;
    protected final Target target;
    protected final EventLoop loop;
    private final Lifetime lifetime;
    private final String id;
    private final Freezing freezing;
    private final EarlyLines early = new EarlyLines();

    private Phase phase = Phase.INITIALISING;
    private final CpuShare cpu = new CpuShare();
    private volatile @Nullable Sandbox sandbox;
    private volatile @Nullable Network network;
    private @Nullable ScheduledFuture<?> initTimer;
    private @Nullable Failure initFailure;
    private int attempt;
    private boolean making;
    private boolean initialised;
    private boolean gone;
    private long startedNanos;
    private long sandboxNanos;
    private volatile long runtimeNanos;
    private long initNanos;
    private @Nullable ColdStart coldStart;

    LiveEnvironment(
            Dispatcher dispatcher,
            Environment<Request> environment,
            Target target,
            EventLoop loop) {
        this.dispatcher = dispatcher;
        this.environment = environment;
        this.target = target;
        this.loop = loop;
        this.lifetime = Lifetime.of(environment, target, dispatcher.settings());
        this.id =
                target.revision().service() + (isReplica() ? "-replica-" : "-") + environment.id();
        this.freezing =
                new Freezing(dispatcher.settings().freezeAfter().toNanos(), this::aboutToFreeze);
    }

    /// Opens what connects the program in this network to the platform, and returns the variables that tell it. May
    /// block.
    abstract Map<String, String> connect(Network network) throws IOException;

    /// The program runs; what must happen until [#initialisationEnded()]. On the loop.
    void awaitInitialisation() {}

    /// The initialisation that a request retried has ended well.
    void resume() {}

    /// The program is about to be frozen. Called by the freezer.
    void aboutToFreeze() {}

    /// Hands the request to the initialised program, or, while it still initialises, keeps it until then. On the loop.
    abstract void deliver(Request request);

    /// The environment broke: answers what it is serving.
    abstract void failCurrent(Failure failure);

    /// The environment broke: gives back the requests that the program has certainly not seen, so that other
    /// environments can serve them. On the loop.
    List<Request> takeBack() {
        return List.of();
    }

    /// Closes what [#connect()] opened. On the loop.
    abstract void disconnect();

    /// Whether it is serving something. On the loop.
    abstract boolean isServing();

    /// What it is serving, if it is one request. Callable on any thread.
    abstract @Nullable Request current();

    final void start() {
        onLoop(() -> startSandbox(lifetime.initLimit().toNanos()));
    }

    private void startSandbox(long limitNanos) {
        startedNanos = System.nanoTime();
        runtimeNanos = 0;
        initialised = false;
        making = true;
        int ofAttempt = ++attempt;
        initTimer = loop.schedule(() -> initTimedOut(limitNanos), limitNanos, TimeUnit.NANOSECONDS);
        dispatcher.blocking().execute(() -> makeSandbox(ofAttempt));
    }

    private void makeSandbox(int ofAttempt) {
        try {
            EnvironmentPlan plan = plan(ofAttempt);
            Network in = dispatcher.workshop().network(plan);
            network = in;
            Sandbox made = dispatcher.workshop().start(plan, connect(in), in, this::line);
            loop.execute(() -> sandboxStarted(made, System.nanoTime()));
        } catch (NoProgramException e) {
            loop.execute(() -> notStarted(Failure.noProgram(e)));
        } catch (SandboxException | IOException e) {
            loop.execute(() -> notStarted(Failure.notStarted(String.valueOf(e.getMessage()))));
        } catch (Throwable e) {
            // Such as the JVM's OutOfMemoryError where the machine has no thread left: whatever it
            // is, the rules must
            // hear of the environment's end.
            LOG.error("{} could not be started", this, e);
            loop.execute(
                    () -> notStarted(Failure.notStarted("The sandbox could not be started: " + e)));
        }
    }

    private void sandboxStarted(Sandbox made, long atNanos) {
        making = false;
        sandbox = made;
        freezing.replace(made);
        sandboxNanos = atNanos - startedNanos;
        var _ = made.exited().thenAccept(exit -> loop.execute(() -> exited(exit)));
        if (phase == Phase.STOPPING || phase == Phase.WAITING_TO_RETRY) {
            made.kill();
            return;
        }
        if (initialised) {
            becomeReady();
        } else {
            awaitInitialisation();
        }
    }

    /// The program is ready to serve.
    protected final void initialisationEnded() {
        initialised = true;
        initNanos = System.nanoTime() - startedNanos;
        // After the limit, its sandbox is being killed, and it is too late.
        if (sandbox != null && (phase == Phase.INITIALISING || phase == Phase.RETRYING)) {
            becomeReady();
        }
    }

    private void becomeReady() {
        cancelInitTimer();
        long runtime = Math.max(0, runtimeNanos - startedNanos - sandboxNanos);
        long init = Math.max(0, initNanos - sandboxNanos - runtime);
        boolean first = phase == Phase.INITIALISING;
        if (sandbox != null) {
            sandbox.limitCpu(cpuMillis());
        }
        if (first && startedByRequest()) {
            coldStart = new ColdStart(sandboxNanos, runtime, init);
        }
        phase = Phase.READY;
        if (first) {
            rest();
            dispatcher.ready(this);
        } else {
            resume();
        }
    }

    private void notStarted(Failure failure) {
        making = false;
        cancelInitTimer();
        leave();
        if (phase == Phase.STOPPING) {
            stopped();
            return;
        }
        tellStartFailed(failure);
        phase = Phase.STOPPING;
        initFailure = failure;
        failCurrent(failure);
        dispatcher.broken(this, failure, List.of());
        stopped();
    }

    private void initTimedOut(long limitNanos) {
        if (phase == Phase.INITIALISING || phase == Phase.RETRYING) {
            initFailed(Failure.timedOut(limitNanos));
        }
    }

    /// The initialisation failed. The sandbox ends; a first failure is forgiven.
    protected final void initFailed(Failure failure) {
        cancelInitTimer();
        initFailure = failure;
        tellStartFailed(failure);
        if (phase == Phase.INITIALISING && lifetime.forgiving()) {
            phase = Phase.WAITING_TO_RETRY;
            if (sandbox != null) {
                sandbox.kill();
            }
        } else if (phase != Phase.STOPPING) {
            breakDown(failure);
        }
    }

    private void exited(Exit exit) {
        freezing.replace(null);
        switch (phase) {
            case INITIALISING -> {
                leave();
                initFailed(Failure.exited(exit));
                afterFirstAttempt();
            }
            case WAITING_TO_RETRY -> {
                leave();
                afterFirstAttempt();
            }
            case RETRYING, READY -> {
                breakDown(Failure.exited(exit));
                leave();
                stopped();
            }
            case STOPPING -> {
                leave();
                failCurrent(Failure.exited(exit));
                stopped();
            }
        }
    }

    private void afterFirstAttempt() {
        sandbox = null;
        if (phase == Phase.WAITING_TO_RETRY) {
            dispatcher.ready(this);
        } else {
            stopped();
        }
    }

    /// Takes a request from the rules. Callable on any thread.
    final void serve(Request request) {
        onLoop(() -> take(request));
    }

    private void take(Request request) {
        early.tell(request);
        if (phase == Phase.WAITING_TO_RETRY) {
            phase = Phase.RETRYING;
            deliver(request);
            startSandbox(TimeUnit.SECONDS.toNanos(target.revision().timeoutSeconds()));
        } else if (phase == Phase.STOPPING && request.moves()) {
            dispatcher.submit(request);
        } else if (phase == Phase.STOPPING) {
            deliver(request);
            failCurrent(
                    initFailure == null
                            ? Failure.notStarted("The environment is stopping")
                            : initFailure);
        } else {
            freezing.busy();
            deliver(request);
        }
    }

    /// The request is answered, and the program can take another.
    protected final void served() {
        if (!isServing()) {
            rest();
        }
        dispatcher.release(this);
    }

    private void rest() {
        if (lifetime.frozen() && freezing.idle(System.nanoTime())) {
            dispatcher.freezer().watch(this);
        }
    }

    /// The environment serves no more: its request is answered with the failure, or goes to another environment where
    /// the program has not seen it, and its sandbox ends.
    protected final void breakDown(Failure failure) {
        List<Request> unseen = phase == Phase.READY ? takeBack() : List.of();
        phase = Phase.STOPPING;
        cancelInitTimer();
        failCurrent(failure);
        dispatcher.broken(this, failure, unseen);
        end();
    }

    /// Ends it, since the rules say so. Callable on any thread.
    final void stop() {
        onLoop(
                () -> {
                    phase = Phase.STOPPING;
                    freezing.replace(null);
                    Sandbox running = sandbox;
                    if (running == null) {
                        end();
                        return;
                    }
                    running.terminate();
                    long grace = lifetime.shutdownGrace().toNanos();
                    ScheduledFuture<?> kill =
                            loop.schedule(running::kill, grace, TimeUnit.NANOSECONDS);
                    var _ = running.exited().thenRun(() -> kill.cancel(false));
                });
    }

    /// Ends it at once, and answers what it is serving. Callable on any thread.
    final void kill(Failure failure) {
        onLoop(
                () -> {
                    phase = Phase.STOPPING;
                    cancelInitTimer();
                    failCurrent(failure);
                    dispatcher.broken(this, failure, List.of());
                    end();
                });
    }

    private void end() {
        if (sandbox != null) {
            sandbox.kill();
        } else if (!making) {
            leave();
            stopped();
        }
    }

    /// Nothing connects the program to the platform any more.
    private void leave() {
        disconnect();
        Network left = network;
        network = null;
        if (left != null) {
            left.close();
        }
    }

    private void stopped() {
        sandbox = null;
        if (!gone) {
            gone = true;
            dispatcher.gone(this);
        }
    }

    /// Freezes it if it has been idle for long enough. Called by the freezer; returns whether to come back.
    final boolean freezeIfIdle(long nowNanos) {
        return freezing.freezeIfIdle(nowNanos);
    }

    /// Whether it is frozen now, for people.
    final boolean isFrozen() {
        return freezing.isFrozen();
    }

    /// The start that the next request's report shows: once.
    protected final @Nullable ColdStart takeColdStart() {
        ColdStart taken = coldStart;
        coldStart = null;
        return taken;
    }

    /// Delivers what the program has written, so that it comes before what is said next.
    protected final void drainOutput() {
        if (sandbox != null) {
            sandbox.drainOutput();
        }
    }

    protected final long memoryPeakBytes() {
        return sandbox == null ? 0 : sandbox.memoryPeakBytes();
    }

    final Environment<Request> environment() {
        return environment;
    }

    final Target target() {
        return target;
    }

    /// Whether it lives whatever the traffic.
    protected final boolean isReplica() {
        return environment instanceof Replica;
    }

    protected final boolean isProvisioned() {
        return environment instanceof OnDemandEnvironment<Request> own && own.isProvisioned();
    }

    private boolean startedByRequest() {
        return environment instanceof OnDemandEnvironment<Request> own
                && !own.isProvisioned()
                && !own.isAhead();
    }

    /// A program starts with all the processors that there are, as with Cloud Run's "startup CPU boost", and gets its share
    /// when it serves.
    private int cpuMillis() {
        return environment instanceof Replica<Request> replica
                ? replica.claim().cpuMillis()
                : SandboxSpec.cpuMillisFor(target.revision().memoryMegabytes());
    }

    /// Tells the rules how much of its claim a replica has used since the last time. Called by one thread.
    final void measureCpu() {
        Sandbox running = sandbox;
        if (running != null && environment instanceof Replica<Request> replica) {
            int permille = cpu.permille(running.cpuNanos(), System.nanoTime(), replica.claim());
            replica.setCpuPermille(permille);
        }
    }

    private EnvironmentPlan plan(int ofAttempt) {
        boolean walled = target.replicas().network() == ReplicaSettings.NetworkAccess.PLATFORM;
        return new EnvironmentPlan(
                id + "-" + ofAttempt,
                target,
                kind(),
                environment.slots(),
                walled ? NetworkAccess.PLATFORM_ONLY : NetworkAccess.HOST);
    }

    private EnvironmentKind kind() {
        if (isReplica()) {
            return EnvironmentKind.REPLICA;
        }
        return isProvisioned() ? EnvironmentKind.PROVISIONED : EnvironmentKind.ON_DEMAND;
    }

    /// For the platform's own log.
    @Override
    public final String toString() {
        return "environment " + id + " (" + phase + ")";
    }

    private void line(String line) {
        if (runtimeNanos == 0 && RuntimeMark.is(line)) {
            runtimeNanos = System.nanoTime();
        } else {
            dispatcher.journal().line(target, listener(), line);
        }
    }

    private void tellStartFailed(Failure failure) {
        long nanos = System.nanoTime() - startedNanos;
        boolean retried = phase == Phase.RETRYING;
        dispatcher.journal().startFailed(target, failure, nanos, retried, listener());
    }

    private LogListener listener() {
        Request request = current();
        return request == null ? early : request;
    }

    private void cancelInitTimer() {
        if (initTimer != null) {
            initTimer.cancel(false);
            initTimer = null;
        }
    }

    private void onLoop(Runnable step) {
        if (loop.inEventLoop()) {
            step.run();
        } else {
            loop.execute(step);
        }
    }
}
