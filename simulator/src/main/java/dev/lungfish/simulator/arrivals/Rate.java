package dev.lungfish.simulator.arrivals;

/// How many requests a second there are, or how many times as many as usual, at each time. Always the same at the same
/// time, and never negative.
@FunctionalInterface
public interface Rate {

    double perSecond(long nanos);

    /// The same at all times.
    static Rate steady(double perSecond) {
        if (!(perSecond >= 0)) {
            throw new IllegalArgumentException("a rate is not negative: " + perSecond);
        }
        return _ -> perSecond;
    }

    /// As many times as much as the other says.
    default Rate times(Rate other) {
        return nanos -> perSecond(nanos) * other.perSecond(nanos);
    }

    /// Both together.
    default Rate plus(Rate other) {
        return nanos -> perSecond(nanos) + other.perSecond(nanos);
    }
}
