package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import java.util.List;

/// The settings of one run, drawn from its seed: tight ones more often than life would have them.
///
/// @param grainNanos all times are multiples of this, so that a coarse one makes events coincide
/// @param pauseNanos the longest time between two bursts of requests
/// @param startNanos the longest start
/// @param serveNanos the longest time that a request is served
/// @param stopNanos the longest stop
/// @param trouble one in so many starts fails, one in so many requests breaks its environment
record Scenario(
        OnDemandRules rules,
        long grainNanos,
        long pauseNanos,
        long startNanos,
        long serveNanos,
        long stopNanos,
        int trouble) {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    static Scenario of(Seeded seeded) {
        return new Scenario(
                rules(seeded),
                seeded.oneOf(List.of(1L, MILLI, 50 * MILLI)),
                seeded.oneOf(List.of(2 * MILLI, 50 * MILLI, SECOND)),
                seeded.oneOf(List.of(0L, 30 * MILLI, SECOND)),
                seeded.oneOf(List.of(0L, 10 * MILLI, 400 * MILLI)),
                seeded.oneOf(List.of(0L, 10 * MILLI, 2 * SECOND)),
                seeded.oneOf(List.of(2, 10, 100)));
    }

    boolean memoryIsLimited() {
        return rules.machineMegabytes() < Long.MAX_VALUE;
    }

    boolean scalingIsLimited() {
        return !rules.scaling().equals(ScalingRate.AWS_LAMBDA);
    }

    private static OnDemandRules rules(Seeded seeded) {
        return new OnDemandRules(
                seeded.oneOf(List.of(0L, 5 * MILLI, 300 * MILLI, 5 * SECOND)),
                seeded.oneOf(List.of(3, 10, 30, 1000)),
                seeded.oneIn(2)
                        ? ScalingRate.AWS_LAMBDA
                        : new ScalingRate(seeded.between(1, 4), seeded.between(1, 20)),
                seeded.oneOf(List.of(1, 2, 4, Integer.MAX_VALUE)),
                seeded.oneIn(2) ? Long.MAX_VALUE : seeded.between(500, 4000),
                seeded.oneOf(List.of(0L, 100 * MILLI, 3 * SECOND)));
    }
}
