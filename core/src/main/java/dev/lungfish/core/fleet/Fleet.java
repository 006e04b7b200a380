package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.ServiceLimits;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The environments of one revision, and the requests that wait for one.
public final class Fleet<R> {

    /// A request that waits, since when.
    record Waiting<R>(R request, long sinceNanos) {}

    private final Object owner;
    final ServiceLimits limits;
    final int megabytes;
    final int slots;

    final Pool<R> provisioned = new Pool<>();
    final Pool<R> onDemand = new Pool<>();
    final Provisioning provisioning;
    final ArrayDeque<Waiting<R>> waiting = new ArrayDeque<>();

    int requestsInService;
    int busy;

    /// Environments that are still to be started before any request asks for them.
    int ahead;

    /// Whether there was no memory for one of them, and no more were started therefore.
    boolean aheadRefused;

    /// On-demand environments without requests.
    int idle;

    boolean retired;
    boolean queuedForStart;

    Fleet(Object owner, ServiceLimits limits, int megabytes, int slots) {
        if (megabytes < 1 || slots < 1) {
            throw new IllegalArgumentException("an environment has memory and a slot");
        }
        this.owner = owner;
        this.limits = limits;
        this.megabytes = megabytes;
        this.slots = slots;
        this.provisioning = new Provisioning(limits, provisioned);
    }

    /// What the driver knows it by.
    public Object owner() {
        return owner;
    }

    /// Requests that one environment serves at once.
    public int slots() {
        return slots;
    }

    /// Environments that start, or will as soon as the memory for them is free.
    public int starting() {
        return onDemand.starting + provisioned.starting;
    }

    /// Environments that are still to be started before any request asks for them.
    public int ahead() {
        return ahead;
    }

    /// Whether the machine had too little memory for those that were to start before any request asks for them.
    public boolean aheadRefused() {
        return aheadRefused;
    }

    /// Environments that serve or could.
    public int ready() {
        return onDemand.ready + provisioned.ready;
    }

    /// Provisioned environments that serve or could.
    public int provisionedReady() {
        return provisioned.ready;
    }

    /// Requests that environments are serving.
    public int requestsInService() {
        return requestsInService;
    }

    /// Environments that serve.
    public int busy() {
        return busy;
    }

    /// Requests that wait for an environment.
    public int waiting() {
        return waiting.size();
    }

    /// The environment that serves the next request, or null: a provisioned one first, then the most recently used.
    @Nullable OnDemandEnvironment<R> free() {
        OnDemandEnvironment<R> free = provisioned.free.newest();
        return free == null ? onDemand.free.newest() : free;
    }

    boolean wantsOnDemand() {
        return hasUncovered() || ahead > 0;
    }

    /// Whether more requests wait than the starting environments can take.
    boolean hasUncovered() {
        return waiting.size() > covered();
    }

    boolean wantsStart() {
        return wantsOnDemand() || provisioning.wantsStart();
    }

    /// The waiting requests that are more than the starting environments can take, oldest first.
    Iterator<Waiting<R>> uncovered() {
        Iterator<Waiting<R>> requests = waiting.iterator();
        for (long covered = covered(); covered > 0 && requests.hasNext(); covered--) {
            requests.next();
        }
        return requests;
    }

    private long covered() {
        return (long) onDemand.starting * slots;
    }
}
