package dev.lungfish.server.dispatch;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.placement.Placements;
import dev.lungfish.core.placement.Preparation;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.http.Transport;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives the rules with real time and real environments: tells them what happens, and performs what they order.
///
/// One lock orders the events; it is held for the decision alone, well under a microsecond, never while an order is
/// performed.
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long TICK_MILLIS = 50;
    private static final long CPU_SECONDS = 5;
    private static final long CLOSE_SECONDS = 10;
    private static final Failure ENDED =
            Failure.notStarted("The environment ended before it could serve");
    private static final Failure REMOVED = Failure.notStarted("The service was removed");
    private static final Failure STOPPED = Failure.notStarted("The platform is stopping");

    private final ReentrantLock lock = new ReentrantLock();
    private final Placements<Request> rules;
    private final OnDemand<Request> onDemand;
    private final Map<Environment<Request>, LiveEnvironment> environments =
            new ConcurrentHashMap<>();
    private final Set<Hosted> services = ConcurrentHashMap.newKeySet();
    private final DispatchSettings settings;
    private final Transport transport;
    private final Workshop workshop;
    private final Journal journal;
    private final Freezer freezer = new Freezer();
    private volatile boolean closed;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ticks").daemon().factory());

    /// @param cluster where replicas run
    public Dispatcher(
            OnDemandRules rules,
            Cluster cluster,
            DispatchSettings settings,
            Transport transport,
            Workshop workshop,
            Journal journal) {
        this.rules = new Placements<>(rules, cluster, System.nanoTime());
        this.onDemand = this.rules.onDemand();
        this.settings = settings;
        this.transport = transport;
        this.workshop = workshop;
        this.journal = journal;
    }

    /// Begins to drive the rules' clock.
    public void start() {
        freezer.start();
        var _ =
                ticks.scheduleWithFixedDelay(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        var _ =
                ticks.scheduleWithFixedDelay(
                        this::measureCpu, CPU_SECONDS, CPU_SECONDS, TimeUnit.SECONDS);
    }

    /// The limits of a new service.
    public ServiceLimits newService() {
        return locked(onDemand::service);
    }

    /// Changes a service's reservation; null removes it.
    public void reserve(ServiceLimits limits, @Nullable Integer concurrency) {
        locked(
                now -> {
                    limits.reserve(concurrency, now);
                    return limits;
                });
    }

    /// Makes a revision ready to be sent requests.
    public Target target(Revision revision, String functionArn, ServiceLimits limits) {
        int slots = revision.web() == null ? 1 : revision.web().slots();
        return new Target(
                revision,
                functionArn,
                owner -> onDemand.fleet(owner, limits, revision.memoryMegabytes(), slots));
    }

    /// Takes a request, which is answered through its own methods.
    public void submit(Request request) {
        if (closed) {
            request.failed(STOPPED);
            return;
        }
        perform(locked(now -> admit(now, request)));
    }

    private List<Order<Request>> admit(long now, Request request) {
        Hosted hosted = request.target().hosted();
        return hosted == null
                ? onDemand.admit(now, request.target().fleet(), request)
                : rules.admit(now, hosted.rules(), request);
    }

    /// A new service, which runs on demand until it is placed; its requests go to this target.
    public Hosted host(Target target, ReplicaSettings settings) {
        String name = target.revision().service();
        ReplicaRules replicas = ReplicaPlan.rules(settings, target.revision());
        Hosted hosted =
                new Hosted(
                        locked(now -> rules.hosting(now, name, target.fleet(), replicas)),
                        target,
                        settings);
        target.setHosted(hosted);
        hosted.keep(workshop.hold(target));
        services.add(hosted);
        return hosted;
    }

    /// The service's requests go to this target from now on, and replicas of another one are replaced.
    public void revise(Hosted hosted, Target target) {
        target.setHosted(hosted);
        hosted.setTarget(target);
        hosted.keep(workshop.hold(target));
        ReplicaRules replicas = ReplicaPlan.rules(hosted.settings(), target.revision());
        perform(locked(now -> rules.revise(now, hosted.rules(), target.fleet(), replicas)));
    }

    /// The service's replicas are to run so from now on.
    public void configure(Hosted hosted, ReplicaSettings settings) {
        hosted.setSettings(settings);
        ReplicaRules replicas = ReplicaPlan.rules(settings, hosted.target().revision());
        perform(locked(now -> rules.configure(now, hosted.rules(), replicas)));
    }

    /// Starts what the service needs to be placed so; its requests go on as before.
    public void prepare(Hosted hosted, Placement to) {
        hosted.setLastFailure(null);
        perform(locked(now -> rules.prepare(now, hosted.rules(), to)));
    }

    /// How far that is.
    public Preparation preparation(Hosted hosted) {
        return locked(_ -> rules.preparation(hosted.rules()));
    }

    /// The service stays where it is, and what was started for the move stops.
    public void cancelMove(Hosted hosted) {
        perform(locked(now -> rules.cancel(now, hosted.rules())));
    }

    /// The service's next request goes there.
    public void place(Hosted hosted, Placement to) {
        hosted.setPlacement(to);
        perform(locked(now -> rules.place(now, hosted.rules(), to)));
    }

    /// The service is gone.
    public void unhost(Hosted hosted) {
        List<Order<Request>> orders = new ArrayList<>();
        List<Request> waiting = locked(now -> rules.remove(now, hosted.rules(), orders));
        perform(orders);
        waiting.forEach(request -> request.failed(REMOVED));
        services.remove(hosted);
        hosted.dropCode();
    }

    /// The service's replicas now.
    public Hosted.Replicas replicas(Hosted hosted) {
        return locked(_ -> Hosted.Replicas.of(hosted.rules()));
    }

    /// The replicas of a service that hold a place on a node now.
    public List<Replica<Request>> existingReplicas(Hosted hosted) {
        return locked(_ -> hosted.rules().deployment().existing());
    }

    /// Whether nothing is left of what served the service before it was placed as it is.
    public boolean isDrained(Hosted hosted) {
        return locked(_ -> rules.isDrained(hosted.rules()));
    }

    /// Keeps so many environments of the target initialised.
    public void provision(Target target, int wanted) {
        perform(locked(now -> onDemand.provision(now, target.fleet(), wanted)));
    }

    /// The target gets no more requests; those it has are served.
    public void retire(Target target) {
        perform(locked(now -> onDemand.retire(now, target.fleet())));
        journal.retired(target);
    }

    /// A fleet's environments at one moment.
    ///
    /// @param provisioned those of the busy and idle ones that are kept initialised
    public record Counts(int starting, int busy, int idle, int provisioned) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    starting + other.starting,
                    busy + other.busy,
                    idle + other.idle,
                    provisioned + other.provisioned);
        }

        public boolean any() {
            return starting + busy + idle > 0;
        }
    }

    /// The target's environments now.
    public Counts counts(Target target) {
        Fleet<Request> fleet = target.fleet();
        return locked(
                _ ->
                        new Counts(
                                fleet.starting(),
                                fleet.busy(),
                                fleet.ready() - fleet.busy(),
                                fleet.provisionedReady()));
    }

    void ready(LiveEnvironment live) {
        perform(locked(now -> rules.ready(now, live.environment())));
    }

    void release(LiveEnvironment live) {
        perform(locked(now -> rules.release(now, live.environment())));
    }

    /// The replica gets no requests until it is [#ready] again.
    void unready(Replica<Request> replica) {
        perform(locked(now -> rules.unready(now, replica)));
    }

    /// The replica finishes what it has, and another takes its place.
    void wornOut(Replica<Request> replica) {
        perform(locked(now -> rules.wornOut(now, replica)));
    }

    /// The replica has certainly not seen the request: another one serves it.
    void undelivered(Replica<Request> replica, Request request) {
        perform(locked(now -> rules.undelivered(now, replica, request, request.admittedNanos())));
    }

    /// The environment can serve no more.
    ///
    /// @param again requests that were given to it and that others are to serve
    void broken(LiveEnvironment live, Failure failure, List<Request> again) {
        Hosted hosted = live.target().hosted();
        if (hosted != null) {
            hosted.setLastFailure(failure);
        }
        perform(locked(now -> discard(now, live, again)), failure);
    }

    /// In one step, so that nobody takes the concurrency that the request gives up and needs again.
    private List<Order<Request>> discard(long now, LiveEnvironment live, List<Request> again) {
        List<Order<Request>> orders = rules.discard(now, live.environment());
        if (again.isEmpty()) {
            return orders;
        }
        List<Order<Request>> all = new ArrayList<>(orders);
        again.forEach(request -> all.addAll(admit(now, request)));
        return all;
    }

    void gone(LiveEnvironment live) {
        environments.remove(live.environment());
        if (closed) {
            return;
        }
        perform(locked(now -> rules.gone(now, live.environment())));
    }

    DispatchSettings settings() {
        return settings;
    }

    Transport transport() {
        return transport;
    }

    Workshop workshop() {
        return workshop;
    }

    Journal journal() {
        return journal;
    }

    Freezer freezer() {
        return freezer;
    }

    ExecutorService blocking() {
        return blocking;
    }

    private void tick() {
        try {
            perform(locked(rules::tick));
            services.stream().filter(this::runsOnlyWhatIsCurrent).forEach(Hosted::dropEarlierCode);
        } catch (RuntimeException e) {
            LOG.error("A tick of the rules failed", e);
        }
    }

    /// For autoscalers that look at it.
    private void measureCpu() {
        environments.values().forEach(LiveEnvironment::measureCpu);
    }

    private boolean runsOnlyWhatIsCurrent(Hosted hosted) {
        return locked(_ -> !hosted.rules().deployment().isRolling());
    }

    private <T> T locked(LongFunction<T> event) {
        lock.lock();
        try {
            return event.apply(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private void perform(List<Order<Request>> orders) {
        perform(orders, ENDED);
    }

    private void perform(List<Order<Request>> orders, Failure failure) {
        for (Order<Request> order : orders) {
            switch (order) {
                case Order.Serve(var environment, var request, boolean cold) ->
                        serve(environment, request, cold);
                case Order.Start(var environment) -> begin(environment);
                case Order.Stop(var environment, _) -> stop(environment);
                case Order.Refuse(var request, var limit) -> {
                    journal.refused(request, limit);
                    request.refused(limit);
                }
                case Order.Fail(var request, _) -> request.failed(failure);
            }
        }
    }

    private void begin(Environment<Request> environment) {
        Target target = (Target) environment.owner();
        EventLoop loop = transport.nearLoop();
        LiveEnvironment live =
                target.revision().contract() == Contract.HANDLER
                        ? new HandlerEnvironment(this, environment, target, loop)
                        : new WebEnvironment(this, environment, target, loop);
        environments.put(environment, live);
        live.start();
        if (closed) {
            live.kill(STOPPED);
        }
    }

    /// The environment may have ended since the rules chose it, on its own thread and at its own time.
    private void serve(Environment<Request> environment, Request request, boolean cold) {
        request.setCold(cold);
        LiveEnvironment live = environments.get(environment);
        if (live != null) {
            live.serve(request);
        } else if (request.moves()) {
            submit(request);
        } else {
            request.failed(ENDED);
        }
    }

    /// It may have ended by itself.
    private void stop(Environment<Request> environment) {
        LiveEnvironment live = environments.get(environment);
        if (live != null) {
            live.stop();
        }
    }

    /// Ends all environments and waits until they are gone.
    @Override
    public void close() {
        closed = true;
        ticks.shutdownNow();
        Collection<LiveEnvironment> left = environments.values();
        left.forEach(live -> live.kill(STOPPED));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        freezer.close();
        blocking.shutdownNow();
    }
}
