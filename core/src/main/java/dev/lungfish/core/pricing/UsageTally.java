package dev.lungfish.core.pricing;

/// Adds up usage, one invocation at a time, without allocation. For one thread.
///
/// Every method throws [ArithmeticException] rather than pass 2⁶³.
public final class UsageTally {

    private long requests;
    private long duration;
    private long provisionedDuration;
    private long provisionedConcurrency;
    private long ephemeralStorage;

    /// An invocation in an environment that was started on demand.
    ///
    /// @param billedStorageMegabytes `/tmp` beyond what is included, see [BillingRule#billedStorageMegabytes]
    /// @param billedMillis see [BillingRule#billedMillis]
    public void invocation(int memoryMegabytes, int billedStorageMegabytes, long billedMillis) {
        duration =
                Math.addExact(duration, Math.multiplyExact(billedMillis, (long) memoryMegabytes));
        request(billedStorageMegabytes, billedMillis);
    }

    /// An invocation in a provisioned environment, which has a lower price for its duration.
    public void provisionedInvocation(
            int memoryMegabytes, int billedStorageMegabytes, long billedMillis) {
        provisionedDuration =
                Math.addExact(
                        provisionedDuration,
                        Math.multiplyExact(billedMillis, (long) memoryMegabytes));
        request(billedStorageMegabytes, billedMillis);
    }

    /// Provisioned environments that were kept for so long, used or not.
    public void provisioned(int memoryMegabytes, int environments, long millis) {
        long megabytes = (long) memoryMegabytes * environments;
        provisionedConcurrency =
                Math.addExact(provisionedConcurrency, Math.multiplyExact(millis, megabytes));
    }

    private void request(int billedStorageMegabytes, long billedMillis) {
        requests = Math.addExact(requests, 1);
        ephemeralStorage =
                Math.addExact(
                        ephemeralStorage,
                        Math.multiplyExact(billedMillis, (long) billedStorageMegabytes));
    }

    /// The sums so far.
    public Usage usage() {
        return new Usage(
                requests, duration, provisionedDuration, provisionedConcurrency, ephemeralStorage);
    }
}
