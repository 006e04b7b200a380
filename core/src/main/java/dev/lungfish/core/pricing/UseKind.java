package dev.lungfish.core.pricing;

/// A thing that serverless products bill. Each bills some of them.
public enum UseKind {
    /// Requests that were served.
    REQUESTS(Measure.MILLION_REQUESTS),
    /// Memory of instances over their billed time.
    MEMORY(Measure.GIGABYTE_SECONDS),
    /// Processors of instances over their billed time, busy or not.
    PROCESSORS(Measure.VCPU_SECONDS),
    /// The time for which processors worked.
    PROCESSOR_TIME(Measure.VCPU_SECONDS),
    /// Memory of instances, each time that one starts.
    STARTS(Measure.GIGABYTES);

    private final Measure measure;

    UseKind(Measure measure) {
        this.measure = measure;
    }

    /// In what it is priced, and so in what it is counted.
    public Measure measure() {
        return measure;
    }
}
