package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;

/// An environment that is kept whatever the traffic, until its deployment wants it no more.
public final class Replica<R> extends Environment<R> {

    enum State {
        STARTING,
        READY,
        /// It ran and may again, but its probe says that it should get no requests now.
        UNREADY,
        /// It takes no more requests, and stops when it has finished those it has.
        DRAINING,
        STOPPING,
        GONE
    }

    final Deployment<R> deployment;
    final Generation generation;
    private final Node node;
    State state = State.STARTING;
    long readySinceNanos;
    long drainUntilNanos;

    /// When it is tried again after it did not take a request, unless its probe says sooner that it can.
    long retryNanos = Due.NEVER;

    /// Whether it was ready, at any time, for so long that earlier failures are forgotten.
    private boolean stayed;

    private volatile int cpuPermille = -1;

    Replica(long id, Deployment<R> deployment, Generation generation, Node node) {
        super(id);
        this.deployment = deployment;
        this.generation = generation;
        this.node = node;
    }

    @Override
    public Object owner() {
        return generation.owner;
    }

    @Override
    public int slots() {
        return generation.slots;
    }

    public Deployment<R> deployment() {
        return deployment;
    }

    /// Where it runs.
    public Node node() {
        return node;
    }

    /// What it holds there.
    public Claim claim() {
        return generation.claim;
    }

    /// Whether requests are sent to it.
    public boolean isReady() {
        return state == State.READY;
    }

    /// The CPU that it uses, in thousandths of what it claims; negative while nobody has measured it.
    public int cpuPermille() {
        return cpuPermille;
    }

    public void setCpuPermille(int measured) {
        cpuPermille = measured;
    }

    /// Whether it counts towards the wanted number.
    boolean isWanted() {
        return state == State.STARTING || state == State.READY || state == State.UNREADY;
    }

    /// Whether it has been ready, without a break, for as long as makes earlier failures forgotten.
    boolean hasStayed(long nowNanos) {
        return stayed
                || (isReady() && nowNanos - readySinceNanos >= deployment.rules().provenNanos());
    }

    void noteStay(long nowNanos) {
        stayed = hasStayed(nowNanos);
    }

    boolean hasFreeSlot() {
        return inUse < generation.slots;
    }

    /// Whether a smaller part of its slots is taken than of the other's.
    boolean isLessLoadedThan(Replica<R> other) {
        return (long) inUse * other.slots() < (long) other.inUse * slots();
    }

    @Override
    public String toString() {
        return "replica " + id() + " of " + deployment + " (" + state + ", " + inUse + " in use)";
    }
}
