package dev.lungfish.simulator.arrivals;

/// 1, but for a crowd that comes at once: it rises evenly to a peak, stays, and loses half of itself again and again.
///
/// @param startNanos when it begins to come
/// @param riseNanos how long it takes until all are there
/// @param stayNanos how long they stay
/// @param halfLifeNanos after how long half of those that are left have gone
/// @param peak how many times as many requests there are then, at least 1
public record FlashCrowd(
        long startNanos, long riseNanos, long stayNanos, long halfLifeNanos, double peak)
        implements Rate {

    public FlashCrowd {
        if (riseNanos < 0 || stayNanos < 0 || halfLifeNanos < 1 || !(peak >= 1)) {
            throw new IllegalArgumentException(
                    "a crowd's times are not negative, and it is more than usual");
        }
    }

    @Override
    public double perSecond(long nanos) {
        return 1 + (peak - 1) * part(nanos - startNanos);
    }

    /// How much of the crowd is there.
    private double part(long sinceNanos) {
        if (sinceNanos < 0) {
            return 0;
        }
        if (sinceNanos < riseNanos) {
            return (double) sinceNanos / riseNanos;
        }
        long leavingNanos = sinceNanos - riseNanos - stayNanos;
        return leavingNanos <= 0 ? 1 : StrictMath.pow(2, -(double) leavingNanos / halfLifeNanos);
    }
}
