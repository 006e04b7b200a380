package dev.lungfish.core.pricing;

/// What a price list prices, and how many counted units make one of it.
public enum Measure {
    /// Counted in requests.
    MILLION_REQUESTS(1_000_000),
    /// Counted in megabyte-milliseconds, of which AWS takes 1024 × 1000 for a gigabyte-second.
    GIGABYTE_SECONDS(1_024_000),
    /// Counted in thousandths of a vCPU times milliseconds, which are microseconds of a vCPU.
    VCPU_SECONDS(1_000_000),
    /// Counted in megabytes.
    GIGABYTES(1024);

    private final long countedUnits;

    Measure(long countedUnits) {
        this.countedUnits = countedUnits;
    }

    /// How many counted units are one of this measure.
    public long countedUnits() {
        return countedUnits;
    }

    /// The counted units of `amount` of this measure.
    ///
    /// @throws ArithmeticException if they pass 2⁶³
    public long counted(long amount) {
        return Math.multiplyExact(amount, countedUnits);
    }
}
