package dev.lungfish.simulator.run;

/// What of virtual time counts, and in which steps it is looked at.
///
/// @param warmUpNanos when the simulation begins, before anything counts
/// @param beginNanos from when on it counts
/// @param endNanos until when
/// @param stepNanos the length of the steps in which levels are kept
public record Timing(long warmUpNanos, long beginNanos, long endNanos, long stepNanos) {

    public Timing {
        if (warmUpNanos > beginNanos || beginNanos >= endNanos || stepNanos < 1) {
            throw new IllegalArgumentException(
                    "time passes from the warm-up to the begin to the end, in steps of at least a nanosecond");
        }
    }

    public long lengthNanos() {
        return endNanos - beginNanos;
    }

    /// How many steps there are.
    public int steps() {
        return Math.toIntExact(Math.ceilDiv(lengthNanos(), stepNanos));
    }
}
