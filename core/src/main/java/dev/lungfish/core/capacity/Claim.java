package dev.lungfish.core.capacity;

/// What one environment holds of a node for as long as it exists.
///
/// @param cpuMillis thousandths of a CPU, not negative
/// @param megabytes memory, not negative
public record Claim(int cpuMillis, int megabytes) {

    public Claim {
        if (cpuMillis < 0 || megabytes < 0) {
            throw new IllegalArgumentException(
                    "a claim is not negative: give 0 or more, not %d millicores and %d MB"
                            .formatted(cpuMillis, megabytes));
        }
    }

    @Override
    public String toString() {
        return "%,d millicores and %,d MB".formatted(cpuMillis, megabytes);
    }
}
