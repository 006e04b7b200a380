package dev.lungfish.core.fleet;

import java.util.List;

/// Whoever gives up memory for replicas, on a machine that runs on-demand environments too.
///
/// @param <R> the driver's requests
interface Lender<R> {

    /// Gives up so much memory, unless it is in use: then nothing has changed, and the answer is no.
    boolean lend(int megabytes, List<Order<R>> orders);

    /// Has so much memory back.
    void restore(int megabytes);

    /// Where no on-demand environment has any.
    static <R> Lender<R> ample() {
        return new Lender<>() {
            @Override
            public boolean lend(int megabytes, List<Order<R>> orders) {
                return true;
            }

            @Override
            public void restore(int megabytes) {}
        };
    }
}
