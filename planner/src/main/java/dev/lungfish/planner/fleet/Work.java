package dev.lungfish.planner.fleet;

import dev.lungfish.simulator.random.Distribution;

/// What a request costs a service.
///
/// @param duration how long it is worked on where a whole processor is there, in nanoseconds
/// @param cpuShare the processor time of that, as a part of the duration; above 1 where it uses several processors
/// @param megabytes the memory that one running copy uses
public record Work(Distribution duration, double cpuShare, int megabytes) {

    private static final double NANOS_PER_SECOND = 1e9;

    /// How much longer a request takes where it has so much of a processor to itself.
    public double slowdown(double processors) {
        double cpu = Math.min(1, cpuShare);
        return 1 - cpu + cpu * Math.max(1, 1 / processors);
    }

    /// The mean duration in seconds.
    public double meanSeconds() {
        return duration.mean() / NANOS_PER_SECOND;
    }
}
