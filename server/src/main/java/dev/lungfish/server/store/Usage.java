package dev.lungfish.server.store;

import dev.lungfish.core.service.Architecture;
import java.time.YearMonth;

/// What a service has used, as sums that only grow; either of a whole month or what is to be added to one.
///
/// @param billedMillis of invocations outside provisioned environments, each rounded up, initialisation included
/// @param initMillis how much of `billedMillis` was initialisation
/// @param provisionedBilledMillis of invocations in provisioned environments, which have their own price
/// @param provisionedMegabyteSeconds how much memory was kept initialised for how long
public record Usage(
        String service,
        YearMonth month,
        Architecture architecture,
        int memoryMegabytes,
        long invocations,
        long billedMillis,
        long initMillis,
        long provisionedBilledMillis,
        long provisionedMegabyteSeconds) {}
