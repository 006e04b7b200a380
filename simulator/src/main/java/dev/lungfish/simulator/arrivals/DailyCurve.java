package dev.lungfish.simulator.arrivals;

/// Rises and falls once a day, as a sine does; 1 in the mean.
///
/// @param peakHour when it is highest
/// @param swing how far it goes above and below 1, from 0 to 1
public record DailyCurve(WeekClock clock, double peakHour, double swing) implements Rate {

    private static final double HOURS = 24;

    public DailyCurve {
        if (!(swing >= 0) || swing > 1) {
            throw new IllegalArgumentException("a swing is between 0 and 1, not " + swing);
        }
    }

    @Override
    public double perSecond(long nanos) {
        double turns = (clock.hour(nanos) - peakHour) / HOURS;
        return 1 + swing * StrictMath.cos(2 * Math.PI * turns);
    }
}
