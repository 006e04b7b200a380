package dev.lungfish.core.capacity;

/// How much of several nodes together is used or free.
///
/// @param cpuMillis thousandths of a CPU
/// @param megabytes memory
/// @param environments how many environments there are, or could still be
public record Amount(long cpuMillis, long megabytes, long environments) {

    /// Nothing at all.
    public static final Amount NONE = new Amount(0, 0, 0);

    /// Both together.
    public Amount plus(Amount other) {
        return new Amount(
                cpuMillis + other.cpuMillis,
                megabytes + other.megabytes,
                environments + other.environments);
    }
}
