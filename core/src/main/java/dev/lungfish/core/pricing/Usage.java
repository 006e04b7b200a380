package dev.lungfish.core.pricing;

/// Sums of what was used on one architecture. All but the requests are in megabyte-milliseconds.
///
/// A `long` holds a month of 340,000 environments of 10 GB that are never idle; beyond it, sums fail loudly.
///
/// @param durationMegabyteMillis memory over billed time, in environments started on demand
/// @param provisionedDurationMegabyteMillis the same in provisioned environments
/// @param provisionedConcurrencyMegabyteMillis memory over the time that provisioned environments are kept
/// @param ephemeralStorageMegabyteMillis `/tmp` beyond what is included, over billed time
public record Usage(
        long requests,
        long durationMegabyteMillis,
        long provisionedDurationMegabyteMillis,
        long provisionedConcurrencyMegabyteMillis,
        long ephemeralStorageMegabyteMillis) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage {
        if ((requests
                        | durationMegabyteMillis
                        | provisionedDurationMegabyteMillis
                        | provisionedConcurrencyMegabyteMillis
                        | ephemeralStorageMegabyteMillis)
                < 0) {
            throw new IllegalArgumentException("usage is never negative");
        }
    }

    /// The counted units of one type.
    public long of(UsageType type) {
        return switch (type) {
            case REQUESTS -> requests;
            case DURATION -> durationMegabyteMillis;
            case PROVISIONED_DURATION -> provisionedDurationMegabyteMillis;
            case PROVISIONED_CONCURRENCY -> provisionedConcurrencyMegabyteMillis;
            case EPHEMERAL_STORAGE -> ephemeralStorageMegabyteMillis;
        };
    }

    /// Both together.
    ///
    /// @throws ArithmeticException if a sum passes 2⁶³
    public Usage plus(Usage other) {
        return new Usage(
                Math.addExact(requests, other.requests),
                Math.addExact(durationMegabyteMillis, other.durationMegabyteMillis),
                Math.addExact(
                        provisionedDurationMegabyteMillis, other.provisionedDurationMegabyteMillis),
                Math.addExact(
                        provisionedConcurrencyMegabyteMillis,
                        other.provisionedConcurrencyMegabyteMillis),
                Math.addExact(
                        ephemeralStorageMegabyteMillis, other.ephemeralStorageMegabyteMillis));
    }

    /// What came on top of an earlier reading of the same sums.
    ///
    /// @throws IllegalArgumentException if a sum has shrunk
    public Usage since(Usage earlier) {
        return new Usage(
                requests - earlier.requests,
                durationMegabyteMillis - earlier.durationMegabyteMillis,
                provisionedDurationMegabyteMillis - earlier.provisionedDurationMegabyteMillis,
                provisionedConcurrencyMegabyteMillis - earlier.provisionedConcurrencyMegabyteMillis,
                ephemeralStorageMegabyteMillis - earlier.ephemeralStorageMegabyteMillis);
    }
}
