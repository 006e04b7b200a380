package dev.lungfish.simulator.run;

import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Distribution;

/// How long a simulated program takes in one kind of sandbox, in nanoseconds.
///
/// @param sandbox until the sandbox stands
/// @param runtime from then until the language runtime runs
/// @param init from then until the program can serve
/// @param duration how long it works on a request
/// @param end how long its sandbox takes to end
public record ProgramTimes(
        Distribution sandbox,
        Distribution runtime,
        Distribution init,
        Distribution duration,
        Distribution end) {

    private static final Distribution NO_TIME = new Constant(0);

    /// A program that is there at once.
    public static ProgramTimes instant(Distribution duration) {
        return starting(NO_TIME, duration);
    }

    /// A program of which only the whole time of a start is known, which counts as its init.
    public static ProgramTimes starting(Distribution start, Distribution duration) {
        return new ProgramTimes(NO_TIME, NO_TIME, start, duration, NO_TIME);
    }
}
