package dev.lungfish.core.pricing;

/// Adds up use, one stretch at a time, without allocation. For one thread.
///
/// Every method throws [ArithmeticException] rather than pass 2⁶³.
public final class UseTally {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final UseRule rule;
    private long requests;
    private long starts;
    private long busyMillis;
    private long initNanos;
    private long idleNanos;
    private long cpuNanos;

    public UseTally(UseRule rule) {
        this.rule = rule;
    }

    /// A request that was served.
    public void request(long usedCpuNanos) {
        requests = Math.addExact(requests, 1);
        cpuNanos = Math.addExact(cpuNanos, usedCpuNanos);
    }

    /// An instance that has started.
    public void start(long nanos) {
        starts = Math.addExact(starts, 1);
        initNanos = Math.addExact(initNanos, nanos);
    }

    /// A stretch in which one instance had at least one request in flight.
    public void busy(long nanos) {
        busyMillis = Math.addExact(busyMillis, rule.billedMillis(nanos));
    }

    /// Time in which an instance existed without a request.
    public void idle(long nanos) {
        idleNanos = Math.addExact(idleNanos, nanos);
    }

    /// The sums so far, of instances of this size.
    public Use use(Size size) {
        return new Use(
                requests,
                starts,
                busyMillis,
                Math.ceilDiv(initNanos, NANOS_PER_MILLI),
                Math.ceilDiv(idleNanos, NANOS_PER_MILLI),
                size,
                cpuNanos);
    }
}
