package dev.lungfish.planner.fleet;

import dev.lungfish.simulator.run.ProgramTimes;

/// How a service would run on demand.
///
/// @param megabytes memory of one environment
/// @param provisioned how many environments are kept initialised where that is an option
/// @param times how long starts and requests take
public record FunctionShape(int megabytes, int provisioned, ProgramTimes times) {

    /// The same with so many environments that are kept initialised.
    FunctionShape provisioning(int environments) {
        return new FunctionShape(megabytes, environments, times);
    }
}
