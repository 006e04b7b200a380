package dev.lungfish.core.pricing;

/// What replicas or nodes held, used or not: size times the time for which they existed.
///
/// A `long` holds a month of three million vCPUs; beyond it, sums fail loudly.
///
/// @param cpuMilliMillis thousandths of a vCPU times milliseconds
/// @param megabyteMillis megabytes times milliseconds
public record Held(long cpuMilliMillis, long megabyteMillis) {

    public static final Held NONE = new Held(0, 0);

    public Held {
        if ((cpuMilliMillis | megabyteMillis) < 0) {
            throw new IllegalArgumentException("what is held is never negative");
        }
    }

    /// Both together.
    ///
    /// @throws ArithmeticException if a sum passes 2⁶³
    public Held plus(Held other) {
        return new Held(
                Math.addExact(cpuMilliMillis, other.cpuMilliMillis),
                Math.addExact(megabyteMillis, other.megabyteMillis));
    }

    /// What came on top of an earlier reading of the same sums.
    ///
    /// @throws IllegalArgumentException if a sum has shrunk
    public Held since(Held earlier) {
        return new Held(
                cpuMilliMillis - earlier.cpuMilliMillis, megabyteMillis - earlier.megabyteMillis);
    }

    /// What is left of this when others hold so much of it; where they hold more than there is, nothing.
    public Held without(Held other) {
        return new Held(
                Math.max(0, cpuMilliMillis - other.cpuMilliMillis),
                Math.max(0, megabyteMillis - other.megabyteMillis));
    }
}
