package dev.lungfish.simulator.run;

import java.util.List;

/// What goes wrong, from a time until another.
public sealed interface Fault {

    long fromNanos();

    long untilNanos();

    /// Nodes are lost with all replicas on them: what these serve fails, and others start on the nodes that are left. The
    /// programs are not to blame, so that nothing backs off. When the nodes are back they are empty, and what found no
    /// room starts there.
    record NodesLost(List<String> nodes, long fromNanos, long untilNanos) implements Fault {

        public NodesLost {
            nodes = List.copyOf(nodes);
            check(fromNanos, untilNanos);
        }
    }

    /// The same for all nodes of a zone.
    record ZoneLost(String zone, long fromNanos, long untilNanos) implements Fault {

        public ZoneLost {
            check(fromNanos, untilNanos);
        }
    }

    /// Every start that begins meanwhile takes so many times as long.
    record SlowStarts(double factor, long fromNanos, long untilNanos) implements Fault {

        public SlowStarts {
            check(fromNanos, untilNanos);
            if (!(factor >= 0)) {
                throw new IllegalArgumentException("a factor is not negative: " + factor);
            }
        }
    }

    /// The platform starts no on-demand environment. Starts are not lost: those of the time are delayed to its end, and the
    /// requests that wait for them wait as long, unless an environment that has been there before becomes free.
    record StartsHeld(long fromNanos, long untilNanos) implements Fault {

        public StartsHeld {
            check(fromNanos, untilNanos);
        }
    }

    /// Whether it lasts at the time.
    default boolean lasts(long nowNanos) {
        return fromNanos() <= nowNanos && nowNanos < untilNanos();
    }

    private static void check(long fromNanos, long untilNanos) {
        if (fromNanos >= untilNanos) {
            throw new IllegalArgumentException(
                    "a fault begins before it ends, not at %d ns and %d ns"
                            .formatted(fromNanos, untilNanos));
        }
    }
}
