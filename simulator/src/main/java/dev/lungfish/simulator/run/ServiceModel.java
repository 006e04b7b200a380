package dev.lungfish.simulator.run;

import dev.lungfish.simulator.arrivals.Arrivals;
import java.util.function.Supplier;

/// A service to simulate.
///
/// @param arrivals when its requests come; asked anew for each simulation
/// @param megabytes memory of one on-demand environment
/// @param slots requests that one on-demand environment serves at once
/// @param provisioned on-demand environments that are kept initialised
/// @param function how it behaves on demand
/// @param container how it behaves as a replica
public record ServiceModel(
        String name,
        Supplier<Arrivals> arrivals,
        int megabytes,
        int slots,
        int provisioned,
        ProgramTimes function,
        ProgramTimes container) {}
