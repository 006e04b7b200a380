package dev.lungfish.core.fleet;

import java.util.List;

/// Whoever gives up memory for replicas, on a machine that runs on-demand environments too.
///
/// @param <R> the driver's requests
interface Lender<R> {

    /// Whether so much could be given up now.
    boolean canLend(int megabytes);

    /// Gives up the memory that the replica claims, and orders its start as soon as that is free; unless it is in use:
    /// then nothing has changed, and the answer is no.
    boolean lend(Replica<R> replica, List<Order<R>> orders);

    /// Keeps the memory of a replica whose start is not ordered yet. Returns whether it was such a one; it never starts.
    boolean withdraw(Replica<R> replica);

    /// The replica stops, and its memory will be free.
    void stopping(Replica<R> replica);

    /// The replica is gone, and its memory is free.
    void restore(Replica<R> replica);

    /// Uses what has been given back, after all else that the event leads to.
    void proceed(long nowNanos, List<Order<R>> orders);
}
