package dev.lungfish.core.pricing;

/// Which of an instance's time a serverless product bills.
///
/// @param stretches how the time between the first request of a stretch and the end of its last is rounded
/// @param initBilled whether an instance's start counts
/// @param idleBilled whether the time counts in which an instance exists without a request
public record UseRule(ReplicaRule stretches, boolean initBilled, boolean idleBilled) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /// What one stretch of this length counts, in which an instance had at least one request in flight.
    public long billedMillis(long nanos) {
        return stretches.billedMillis(Math.ceilDiv(nanos, NANOS_PER_MILLI));
    }

    /// The time that is billed of some use.
    ///
    /// @throws ArithmeticException if the sum passes 2⁶³
    long billedMillis(Use use) {
        long busy = use.busyMillis();
        long started = initBilled ? Math.addExact(busy, use.initMillis()) : busy;
        return idleBilled ? Math.addExact(started, use.idleMillis()) : started;
    }
}
