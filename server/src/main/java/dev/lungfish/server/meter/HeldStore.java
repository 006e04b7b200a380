package dev.lungfish.server.meter;

import java.time.YearMonth;
import java.util.Map;

/// Keeps what was held durably. As with [UsageStore], it stays when a service is removed.
public interface HeldStore {

    /// Adds to what is stored for each month, all of it or, when this throws, nothing. Called by one thread at a time.
    ///
    /// @throws RuntimeException if nothing was stored; the same comes again with the next call
    void addHeld(Map<YearMonth, HeldUsage> deltas);

    /// The sums of a month.
    HeldUsage held(YearMonth month);
}
