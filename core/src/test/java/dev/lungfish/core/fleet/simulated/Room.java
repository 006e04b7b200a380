package dev.lungfish.core.fleet.simulated;

/// What could start.
final class Room {

    private Room() {}

    /// Whether as many environments are starting, or will once memory is free, as may.
    static boolean startsAreUsedUp(World world) {
        long starting = 0;
        for (SeenFleet fleet : world.fleets) {
            starting += fleet.fleet.starting();
        }
        return starting >= world.scenario.rules().startsAtOnce();
    }

    /// Whether there would be memory for one more if all that stops and all that idles were gone.
    static boolean couldHold(World world, SeenFleet more) {
        long megabytes = more.megabytes;
        for (SeenFleet fleet : world.fleets) {
            megabytes += (long) fleet.promised() * fleet.megabytes;
            for (SeenEnvironment environment : fleet.environments) {
                boolean stays =
                        environment.state != SeenEnvironment.State.STOPPING
                                && (environment.provisioned || !environment.isIdle());
                megabytes += stays ? fleet.megabytes : 0;
            }
        }
        return megabytes <= world.scenario.rules().machineMegabytes();
    }
}
