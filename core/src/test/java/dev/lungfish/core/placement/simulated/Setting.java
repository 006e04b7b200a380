package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.simulated.Seeded;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.placement.Scalers;
import java.util.ArrayList;
import java.util.List;

/// The settings of one run, drawn from its seed: tight ones more often than life would have them.
///
/// @param calm whether nothing fails, and room and limits are ample: then nobody may be refused
/// @param trouble one in so many starts fails, one in so many requests breaks its environment
record Setting(
        boolean calm,
        OnDemandRules onDemand,
        List<Node> nodes,
        long grainNanos,
        long pauseNanos,
        long startNanos,
        long serveNanos,
        long stopNanos,
        int trouble) {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    static Setting of(Seeded seeded) {
        boolean calm = seeded.oneIn(4);
        long grainNanos = seeded.oneOf(List.of(1L, MILLI, 50 * MILLI));
        long pauseNanos = seeded.oneOf(List.of(20 * MILLI, 100 * MILLI, SECOND));
        return new Setting(
                calm,
                calm ? OnDemandRules.AWS_LAMBDA : onDemand(seeded),
                nodes(seeded, calm),
                grainNanos,
                Math.max(grainNanos, pauseNanos),
                seeded.oneOf(List.of(0L, 30 * MILLI, SECOND)),
                seeded.oneOf(List.of(0L, 10 * MILLI, 400 * MILLI)),
                seeded.oneOf(List.of(0L, 10 * MILLI, 2 * SECOND)),
                seeded.oneOf(List.of(2, 10, 100)));
    }

    private static OnDemandRules onDemand(Seeded seeded) {
        return new OnDemandRules(
                seeded.oneOf(List.of(0L, 300 * MILLI, 5 * SECOND)),
                seeded.oneOf(List.of(5, 30, 1000)),
                seeded.oneIn(2)
                        ? ScalingRate.AWS_LAMBDA
                        : new ScalingRate(seeded.between(1, 4), seeded.between(1, 20)),
                seeded.oneOf(List.of(1, 4, Integer.MAX_VALUE)),
                seeded.oneIn(2) ? Long.MAX_VALUE : seeded.between(1500, 6000),
                seeded.oneOf(List.of(0L, 100 * MILLI, 3 * SECOND)));
    }

    private static List<Node> nodes(Seeded seeded, boolean calm) {
        List<Node> nodes = new ArrayList<>();
        int most = calm ? 1000 : seeded.between(2, 12);
        for (int node = seeded.between(1, 4); node > 0; node--) {
            String zone = "z" + seeded.between(1, 3);
            nodes.add(new Node("n" + node, zone, 1000 * most, 1024 * most, 2 * most));
        }
        return nodes;
    }

    ReplicaRules replicas(Seeded seeded) {
        int least = seeded.between(1, 3);
        int most = least + seeded.between(0, 4);
        int slots = seeded.between(1, 4);
        return new ReplicaRules(
                calm ? calmDeployment(seeded) : deployment(seeded),
                new Claim(250 * seeded.between(0, 3), 256 * seeded.between(1, 4)),
                slots,
                least,
                most,
                Scalers.following(slots, least, most),
                Scalers.following(2 * slots, least, most));
    }

    private static DeploymentRules calmDeployment(Seeded seeded) {
        int surge = seeded.between(0, 2);
        int unavailable = surge == 0 ? 1 : seeded.between(0, 1);
        return new DeploymentRules(
                surge,
                unavailable,
                Integer.MAX_VALUE,
                100_000 * SECOND,
                100_000 * SECOND,
                SECOND,
                300 * SECOND,
                60 * SECOND);
    }

    private static DeploymentRules deployment(Seeded seeded) {
        int surge = seeded.between(0, 2);
        int unavailable = surge == 0 ? seeded.between(1, 2) : seeded.between(0, 2);
        return new DeploymentRules(
                surge,
                unavailable,
                seeded.between(0, 6),
                seeded.oneOf(List.of(0L, 200 * MILLI, 5 * SECOND)),
                seeded.oneOf(List.of(0L, 100 * MILLI, 5 * SECOND)),
                seeded.oneOf(List.of(MILLI, SECOND)),
                20 * SECOND,
                seeded.oneOf(List.of(0L, 2 * SECOND)));
    }
}
