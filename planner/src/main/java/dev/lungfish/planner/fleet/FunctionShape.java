package dev.lungfish.planner.fleet;

import dev.lungfish.simulator.run.ProgramTimes;

/// How a service would run on demand.
///
/// @param megabytes memory of one environment
/// @param times how long starts and requests take
public record FunctionShape(int megabytes, ProgramTimes times) {}
