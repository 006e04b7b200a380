package dev.lungfish.core.pricing;

/// How a platform turns time and sizes into what it bills.
///
/// @param stepMillis durations are rounded up to a multiple of it
/// @param initBilled whether the init phase of a cold start counts
/// @param includedStorageMegabytes how much of `/tmp` costs nothing
/// @param provisionedStepMillis the time that provisioned environments are kept is rounded up to a multiple of it
public record BillingRule(
        long stepMillis,
        boolean initBilled,
        int includedStorageMegabytes,
        long provisionedStepMillis) {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_STEP_MILLIS = 24 * 60 * 60 * 1000;

    public BillingRule {
        checkStep(stepMillis);
        checkStep(provisionedStepMillis);
        if (includedStorageMegabytes < 0) {
            throw new IllegalArgumentException("included storage is at least 0 MB");
        }
    }

    private static void checkStep(long millis) {
        if (millis < 1 || millis > LONGEST_STEP_MILLIS) {
            throw new IllegalArgumentException(
                    "a billing step is between 1 ms and a day, not " + millis + " ms");
        }
    }

    /// The billed duration of an invocation: its init, if it had one and the platform bills it, and its handler together, rounded up.
    ///
    /// @param initNanos 0 where the environment was initialised before
    public long billedMillis(long initNanos, long handlerNanos) {
        long nanos = initBilled ? Math.addExact(initNanos, handlerNanos) : handlerNanos;
        return roundedUp(nanos, stepMillis);
    }

    /// The billed time of a provisioned environment that was kept for so long.
    public long provisionedMillis(long keptNanos) {
        return roundedUp(keptNanos, provisionedStepMillis);
    }

    /// How much of a `/tmp` of this size is billed.
    public int billedStorageMegabytes(int temporaryMegabytes) {
        return Math.max(0, temporaryMegabytes - includedStorageMegabytes);
    }

    private static long roundedUp(long nanos, long stepMillis) {
        return Math.ceilDiv(nanos, stepMillis * NANOS_PER_MILLI) * stepMillis;
    }
}
