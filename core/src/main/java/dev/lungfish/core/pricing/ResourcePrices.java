package dev.lungfish.core.pricing;

import java.math.BigDecimal;

/// What processors and memory cost.
///
/// @param cpuEach a thousandth of a vCPU for a millisecond
/// @param memoryEach a megabyte for a millisecond
public record ResourcePrices(Money cpuEach, Money memoryEach) {

    /// Milliseconds in an hour.
    public static final long HOUR_MILLIS = 3_600_000;

    private static final long CPU_MILLIS = 1000;
    private static final long MEGABYTES_PER_GIGABYTE = 1024;

    /// Prices as they are published: a vCPU for an hour, and 1024 MB for an hour.
    ///
    /// @throws ArithmeticException if they cannot be held exactly
    public static ResourcePrices hourly(BigDecimal vcpuDollars, BigDecimal gigabyteDollars) {
        return new ResourcePrices(
                Money.dollars(vcpuDollars).dividedExactlyBy(CPU_MILLIS * HOUR_MILLIS),
                Money.dollars(gigabyteDollars)
                        .dividedExactlyBy(MEGABYTES_PER_GIGABYTE * HOUR_MILLIS));
    }

    public Money of(Held held) {
        return cpuEach.times(held.cpuMilliMillis()).plus(memoryEach.times(held.megabyteMillis()));
    }
}
