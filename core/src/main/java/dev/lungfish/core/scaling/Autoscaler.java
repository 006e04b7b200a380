package dev.lungfish.core.scaling;

/// Decides how many replicas a revision has.
///
/// It decides at [#nextNanos()] and not before: asked sooner, it answers what is wanted already. Two things do not wait:
/// a number out of bounds, and a request for a revision of which no replica is wanted.
public interface Autoscaler {

    /// So many requests are in flight from now on. Told of each change, whether it wants to know or not.
    default void observe(long nowNanos, int inFlight) {}

    /// How many replicas are wanted from now on; the next reading is expected to say so. Time does not go back.
    int wanted(long nowNanos, Reading reading);

    /// When it wants to be asked next.
    long nextNanos();

    /// Whether, while so many replicas are wanted, its answer stays the same until [#observe] tells of something that
    /// changes it. It need not be asked before.
    default boolean rests(int wanted) {
        return false;
    }
}
