package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.ServiceLimits;
import java.util.ArrayDeque;

/// The environments of one revision, and the requests that wait for one.
public final class Fleet<R> {

    /// A request that waits, since when.
    record Waiting<R>(R request, long sinceNanos) {}

    private final Object owner;
    final ServiceLimits limits;
    final int megabytes;
    final int slots;

    final RecencyList<R> provisioned = new RecencyList<>();
    final RecencyList<R> onDemand = new RecencyList<>();
    final ArrayDeque<Waiting<R>> waiting = new ArrayDeque<>();

    int starting;
    int provisionedStarting;
    int provisionedReady;
    int provisionedWanted;
    long provisionedNotBeforeNanos = Long.MIN_VALUE;
    int provisionedFailures;
    int ready;
    int busy;
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
    }

    /// What the driver knows it by.
    public Object owner() {
        return owner;
    }

    /// Environments that start.
    public int starting() {
        return starting + provisionedStarting;
    }

    /// Environments that serve or could.
    public int ready() {
        return ready;
    }

    /// Provisioned environments that serve or could.
    public int provisionedReady() {
        return provisionedReady;
    }

    /// Environments that serve.
    public int busy() {
        return busy;
    }

    /// Requests that wait for an environment.
    public int waiting() {
        return waiting.size();
    }

    RecencyList<R> listOf(Environment<R> environment) {
        return environment.provisioned ? provisioned : onDemand;
    }

    /// How many waiting requests the starting environments can take.
    long covered() {
        return (long) starting * slots;
    }

    boolean wantsOnDemand() {
        return waiting.size() > covered();
    }

    boolean wantsStart() {
        return wantsOnDemand() || wantsProvisioned();
    }

    boolean wantsProvisioned() {
        return provisionedReady + provisionedStarting < provisionedWanted;
    }

    boolean isEmpty() {
        return starting == 0
                && provisionedStarting == 0
                && ready == 0
                && waiting.isEmpty()
                && provisionedWanted == 0;
    }
}
