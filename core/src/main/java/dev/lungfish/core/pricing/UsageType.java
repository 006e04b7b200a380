package dev.lungfish.core.pricing;

/// A thing that AWS Lambda bills, as its price list names them.
public enum UsageType {
    /// Invocations that were admitted.
    REQUESTS(Measure.MILLION_REQUESTS),
    /// Memory over the billed duration of invocations in environments started on demand.
    DURATION(Measure.GIGABYTE_SECONDS),
    /// Memory over the billed duration of invocations in provisioned environments.
    PROVISIONED_DURATION(Measure.GIGABYTE_SECONDS),
    /// Memory over the time that provisioned environments are kept.
    PROVISIONED_CONCURRENCY(Measure.GIGABYTE_SECONDS),
    /// `/tmp` beyond what is included, over the billed duration.
    EPHEMERAL_STORAGE(Measure.GIGABYTE_SECONDS);

    private final Measure measure;

    UsageType(Measure measure) {
        this.measure = measure;
    }

    /// In what it is priced, and so in what it is counted.
    public Measure measure() {
        return measure;
    }
}
