package dev.lungfish.simulator.arrivals;

/// Where in a step the requests lie of which only the number is known.
public enum Spread {
    /// Anywhere, independent of each other: a Poisson process, given how many there were.
    RANDOM,
    /// At even distances, the first at half of one.
    EVEN,
    /// All at the beginning, as from timers.
    START
}
