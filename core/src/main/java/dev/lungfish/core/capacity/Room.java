package dev.lungfish.core.capacity;

/// One node and how much of it is used.
final class Room {

    private static final long WHOLE = 1_000_000;

    final Node node;
    private int cpuMillis;
    private int megabytes;
    private int environments;

    Room(Node node) {
        this.node = node;
    }

    boolean fits(Claim claim) {
        return environments < node.mostEnvironments()
                && claim.cpuMillis() <= node.cpuMillis() - cpuMillis
                && claim.megabytes() <= node.megabytes() - megabytes;
    }

    void take(Claim claim) {
        cpuMillis += claim.cpuMillis();
        megabytes += claim.megabytes();
        environments++;
    }

    void give(Claim claim) {
        cpuMillis -= claim.cpuMillis();
        megabytes -= claim.megabytes();
        environments--;
    }

    Amount used() {
        return new Amount(cpuMillis, megabytes, environments);
    }

    Amount free() {
        return new Amount(
                node.cpuMillis() - cpuMillis,
                node.megabytes() - megabytes,
                node.mostEnvironments() - environments);
    }

    /// How full it would be with a claim that fits, in millionths of each resource, added up. Source: Kubernetes,
    /// "Resource Bin Packing" (the strategy MostAllocated, with equal weights).
    long fullnessWith(Claim claim) {
        return (cpuMillis + claim.cpuMillis()) * WHOLE / node.cpuMillis()
                + (megabytes + claim.megabytes()) * WHOLE / node.megabytes();
    }
}
