package dev.lungfish.core.fleet;

import java.util.List;

/// Whoever lacks memory that on-demand environments hold.
///
/// @param <R> the driver's requests
@FunctionalInterface
interface Borrower<R> {

    /// Some of it may be free or idle now.
    void retry(long nowNanos, List<Order<R>> orders);
}
