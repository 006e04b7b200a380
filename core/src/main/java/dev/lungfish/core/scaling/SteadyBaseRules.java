package dev.lungfish.core.scaling;

/// The settings of a split's steady base.
///
/// @param min the fewest replicas
/// @param max the most replicas, at least `min`
/// @param slots how many requests a replica serves at once, at least 1
/// @param breakEvenPermille for what share of the time a replica must be in use to cost less than the same requests do
///     on demand, in thousandths, 1 to 1000
/// @param windowNanos over how long use is looked at
/// @param seenPermille how much of the window must have been seen before anything changes, in thousandths, 0 to 1000
/// @param stepNanos how long it takes at least from one change, by one replica, to the next
public record SteadyBaseRules(
        int min,
        int max,
        int slots,
        int breakEvenPermille,
        long windowNanos,
        int seenPermille,
        long stepNanos) {

    private static final long SECOND = 1_000_000_000L;
    private static final int BUCKETS = 60;

    public SteadyBaseRules {
        Bounds.check(min, max);
        if (slots < 1) {
            throw new IllegalArgumentException("a replica has at least 1 slot, not " + slots);
        }
        Bounds.check("break-even share in thousandths", breakEvenPermille, 1, 1000);
        Bounds.check("share of the window to be seen, in thousandths,", seenPermille, 0, 1000);
        Bounds.check("window in nanoseconds", windowNanos, BUCKETS, 24 * 3600 * SECOND);
        Bounds.check("step in nanoseconds", stepNanos, 1, 24 * 3600 * SECOND);
    }

    /// A break-even at 45 % (at list prices an AWS Lambda function costs as much as Fargate at 46 % use of the vCPU and
    /// as EC2 at 41 to 49 %), over ten minutes, of which half must have been seen, one replica every 30 seconds.
    public static SteadyBaseRules of(int min, int max, int slots) {
        return new SteadyBaseRules(min, max, slots, 450, 600 * SECOND, 500, 30 * SECOND);
    }

    /// What keeps the time at each number of replicas, from now on.
    public Levels levels(long nowNanos) {
        return new Levels(nowNanos, windowNanos, BUCKETS, slots, max);
    }
}
