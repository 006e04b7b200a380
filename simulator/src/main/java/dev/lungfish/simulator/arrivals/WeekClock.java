package dev.lungfish.simulator.arrivals;

import java.time.ZoneOffset;

/// Which day of the week and which hour it is at a place.
///
/// @param mondayNanos a time at which it is Monday, 0:00 in UTC
/// @param offset how far the place's clocks are ahead of UTC
public record WeekClock(long mondayNanos, ZoneOffset offset) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double NANOS_PER_HOUR = 3600e9;
    private static final long NANOS_PER_DAY = 24 * 3600 * NANOS_PER_SECOND;
    private static final int DAYS = 7;
    private static final int WORKING_DAYS = 5;

    /// Whether it is none of Saturday and Sunday.
    public boolean isWeekday(long nanos) {
        return Math.floorMod(Math.floorDiv(local(nanos), NANOS_PER_DAY), DAYS) < WORKING_DAYS;
    }

    /// The hours since midnight, with their fraction.
    public double hour(long nanos) {
        return Math.floorMod(local(nanos), NANOS_PER_DAY) / NANOS_PER_HOUR;
    }

    private long local(long nanos) {
        return nanos - mondayNanos + offset.getTotalSeconds() * NANOS_PER_SECOND;
    }
}
