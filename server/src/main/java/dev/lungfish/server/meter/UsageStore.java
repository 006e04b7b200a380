package dev.lungfish.server.meter;

import java.time.YearMonth;
import java.util.List;

/// Keeps usage durably. A service's usage stays when the service is removed: it belongs to the month's bill.
public interface UsageStore {

    /// Adds to what is stored under each key, all of it or, when this throws, nothing. Called by one thread at a time.
    ///
    /// @throws RuntimeException if nothing was stored; the same usage comes again with the next call
    void add(List<UsageDelta> deltas);

    /// The sums of a month, one for each key.
    List<UsageDelta> usage(YearMonth month);
}
