package dev.lungfish.core.scaling;

/// The CPU that ready replicas use, of what each of them requests.
///
/// @param replicas how many were measured since they became ready
/// @param summedPermille their use in thousandths of a replica's request, added up
public record CpuUse(int replicas, long summedPermille) {

    /// No replica was measured.
    public static final CpuUse NONE = new CpuUse(0, 0);

    private static final long MOST_EACH = 1_000_000;

    public CpuUse {
        if (replicas < 0 || summedPermille < 0 || summedPermille > replicas * MOST_EACH) {
            throw new IllegalArgumentException(
                    "CPU use is between 0 and 1,000,000 thousandths of the request for each replica, not %d for %d"
                            .formatted(summedPermille, replicas));
        }
    }
}
