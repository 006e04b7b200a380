package dev.lungfish.core.pricing;

/// How long replicas of one size existed, summed over the replicas.
///
/// @param heldMillis as it was
/// @param billedMillis by the platform's [ReplicaRule], never less
/// @param starts how many replicas began to exist
public record ReplicaTime(long heldMillis, long billedMillis, long starts) {

    public static final ReplicaTime NONE = new ReplicaTime(0, 0, 0);

    public ReplicaTime {
        if ((heldMillis | billedMillis | starts) < 0) {
            throw new IllegalArgumentException("the time of replicas is never negative");
        }
    }

    /// Both together.
    ///
    /// @throws ArithmeticException if a sum passes 2⁶³
    public ReplicaTime plus(ReplicaTime other) {
        return new ReplicaTime(
                Math.addExact(heldMillis, other.heldMillis),
                Math.addExact(billedMillis, other.billedMillis),
                Math.addExact(starts, other.starts));
    }
}
