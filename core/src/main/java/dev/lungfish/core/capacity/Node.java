package dev.lungfish.core.capacity;

/// A machine, or a part of one, on which environments are placed.
///
/// Source: Kubernetes, "Reserve Compute Resources for System Daemons" (what is allocatable is what the node has,
/// less what the system keeps), and "Considerations for large clusters" (a node has a most number of pods).
///
/// @param name unique in its cluster
/// @param zone the failure domain over which replicas are spread
/// @param cpuMillis thousandths of a CPU that environments may claim, at least 1
/// @param megabytes memory that environments may claim, at least 1
/// @param mostEnvironments how many environments there may be, at least 1
public record Node(String name, String zone, int cpuMillis, int megabytes, int mostEnvironments) {

    public Node {
        if (cpuMillis < 1 || megabytes < 1 || mostEnvironments < 1) {
            throw new IllegalArgumentException(
                    "node %s has nothing to place on: give it at least 1 millicore, 1 MB and 1 environment"
                            .formatted(name));
        }
    }

    /// Whether the claim fits when nothing else is there.
    public boolean couldHold(Claim claim) {
        return claim.cpuMillis() <= cpuMillis && claim.megabytes() <= megabytes;
    }
}
