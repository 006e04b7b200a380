package dev.lungfish.simulator.random;

/// How long something takes, or how much of something there is: a number that differs from time to time.
public interface Distribution {

    /// The next value, never negative.
    long next(Stream stream);

    /// The mean of all values, as near as it can be told.
    double mean();
}
