package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;

/// What one alternative for the whole fleet costs in a month, and what it is like.
///
/// @param name `as it is`, `all functions`, `all containers`, `the mix`
/// @param functions for on-demand environments
/// @param containers for replicas: their nodes and the cluster, or the replicas themselves
/// @param nodes how many nodes there are in the mean; 0 where replicas are billed without nodes
/// @param utilisation the part of the nodes' processor time that is really used
/// @param idleShare the part of the nodes that no replica holds
/// @param feel what callers notice
/// @param note what does not fit or hold; empty if nothing
public record FleetBill(
        String name,
        Money functions,
        Money containers,
        double nodes,
        int mostNodes,
        double utilisation,
        double idleShare,
        Feel feel,
        String note) {

    private static final double SAME = 0.0005;

    public Money total() {
        return functions.plus(containers);
    }

    /// Such as `31 % less than all containers`.
    public String against(FleetBill other) {
        double saving = Plan.saving(total(), other.total());
        return Math.abs(saving) < SAME
                ? "as much as " + other.name
                : "%s %s than %s"
                        .formatted(
                                Text.percent(Math.abs(saving)),
                                saving > 0 ? "less" : "more",
                                other.name);
    }

    /// The same with something more to note.
    FleetBill noting(String more) {
        String both = note.isEmpty() || more.isEmpty() ? note + more : note + "; " + more;
        return new FleetBill(
                name, functions, containers, nodes, mostNodes, utilisation, idleShare, feel, both);
    }

    /// What callers notice.
    ///
    /// @param requests all of them
    /// @param cold those that waited for a start
    /// @param refused those that a limit refused
    /// @param waitP50 in milliseconds, of those that waited
    /// @param waitP99 in milliseconds, of those that waited
    /// @param tooSlow services that somebody waits for, and that miss the objective
    public record Feel(
            long requests, long cold, long refused, double waitP50, double waitP99, int tooSlow) {

        /// Nobody chooses what refuses more than one request in a thousand.
        private static final double FEW_REFUSED = 0.001;

        public double coldShare() {
            return requests == 0 ? 0 : (double) cold / requests;
        }

        public double refusedShare() {
            return requests == 0 ? 0 : (double) refused / requests;
        }

        public boolean refusesMany() {
            return refusesMany(refused, requests);
        }

        static boolean refusesMany(long refused, long requests) {
            return refused > FEW_REFUSED * requests;
        }
    }
}
