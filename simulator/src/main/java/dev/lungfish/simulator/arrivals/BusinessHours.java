package dev.lungfish.simulator.arrivals;

/// 1 from Monday to Friday between two hours, and less at nights and on weekends.
///
/// @param fromHour 0 to 24
/// @param toHour after it, up to 24
/// @param otherwise what it is at other times, not negative
public record BusinessHours(WeekClock clock, double fromHour, double toHour, double otherwise)
        implements Rate {

    private static final int HOURS = 24;

    public BusinessHours {
        if (!(fromHour >= 0) || !(toHour > fromHour) || toHour > HOURS || !(otherwise >= 0)) {
            throw new IllegalArgumentException(
                    "business hours are within a day, and none has a negative rate");
        }
    }

    @Override
    public double perSecond(long nanos) {
        double hour = clock.hour(nanos);
        boolean open = clock.isWeekday(nanos) && hour >= fromHour && hour < toHour;
        return open ? 1 : otherwise;
    }
}
