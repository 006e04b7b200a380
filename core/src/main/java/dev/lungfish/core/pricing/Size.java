package dev.lungfish.core.pricing;

/// How large one replica or one node is.
///
/// @param cpuMillis thousandths of a vCPU
public record Size(int cpuMillis, int megabytes) {

    public Size {
        if (cpuMillis < 1 || megabytes < 1) {
            throw new IllegalArgumentException(
                    "a size has at least 0.001 vCPU and 1 MB, not %d millis and %d MB"
                            .formatted(cpuMillis, megabytes));
        }
    }

    /// What things of this size hold in so many milliseconds, summed over the things.
    ///
    /// @throws ArithmeticException if it passes 2⁶³
    public Held over(long millis) {
        return new Held(
                Math.multiplyExact(millis, (long) cpuMillis),
                Math.multiplyExact(millis, (long) megabytes));
    }

    /// Whether something of the other size fits into this one.
    public boolean holds(Size other) {
        return cpuMillis >= other.cpuMillis && megabytes >= other.megabytes;
    }
}
