package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.limits.ServiceLimits;
import java.util.ArrayList;
import java.util.List;

/// A service as its driver knows it.
final class SeenService {

    final ServiceLimits limits;
    final List<SeenFleet> fleets = new ArrayList<>();

    /// Null for none.
    Integer reserved;

    SeenService(ServiceLimits limits) {
        this.limits = limits;
    }

    /// Units of concurrency in use: requests that no provisioned environment carries, and provisioned environments.
    int held() {
        int held = 0;
        for (SeenFleet fleet : fleets) {
            held += fleet.counted();
            held += Math.max(fleet.provisionedWanted, fleet.provisioned());
        }
        return held;
    }
}
