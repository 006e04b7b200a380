package dev.lungfish.core.capacity;

/// What came of the wish to place an environment.
public sealed interface Placing {

    /// There is room on this node, and it is taken.
    record Placed(Node node) implements Placing {}

    /// There is no room.
    sealed interface Refused extends Placing {

        /// What is short, how much was wanted and what there is, and what to do.
        String sentence();
    }

    /// Every node that could hold the claim is too full now: room comes as environments end.
    ///
    /// @param most the most that any node has free, each resource by itself
    record NoRoom(Claim wanted, Amount most) implements Refused {

        @Override
        public String sentence() {
            return "No node has room for %s now: %s. Lower what a replica claims, run fewer replicas, or add a node."
                    .formatted(wanted, Shortage.of(wanted, most, "has free"));
        }
    }

    /// The claim fits on no node, however empty.
    ///
    /// @param most the most that any node has at all, each resource by itself
    record TooLarge(Claim wanted, Amount most) implements Refused {

        @Override
        public String sentence() {
            return "No node can ever hold %s: %s. Lower what a replica claims to what a node has, or add a larger node."
                    .formatted(wanted, Shortage.of(wanted, most, "has at all"));
        }
    }
}
