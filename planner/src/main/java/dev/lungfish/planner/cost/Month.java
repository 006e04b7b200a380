package dev.lungfish.planner.cost;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.Usage;

/// From what the traffic's stretch of time used to what a month uses: 730 hours like these.
///
/// @param lengthMillis the length of the stretch
public record Month(long lengthMillis) {

    /// As calculators of all clouds take it.
    public static final long MILLIS = 730L * 3_600_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    public static Month like(long lengthNanos) {
        return new Month(lengthNanos / NANOS_PER_MILLI);
    }

    public Money of(Money stretch) {
        return stretch.times(MILLIS).averagedOver(lengthMillis);
    }

    public long of(long stretch) {
        return Math.round((double) stretch * MILLIS / lengthMillis);
    }

    public Usage of(Usage stretch) {
        return new Usage(
                of(stretch.requests()),
                of(stretch.durationMegabyteMillis()),
                of(stretch.provisionedDurationMegabyteMillis()),
                of(stretch.provisionedConcurrencyMegabyteMillis()),
                of(stretch.ephemeralStorageMegabyteMillis()));
    }
}
