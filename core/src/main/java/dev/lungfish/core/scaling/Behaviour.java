package dev.lungfish.core.scaling;

import java.util.List;

/// How Kubernetes' autoscaler goes in one direction.
///
/// Source: Kubernetes, "Horizontal Pod Autoscaling", section "Configurable scaling behavior".
///
/// @param stabilizationNanos over how long recommendations are compared, up to an hour: the lowest of them counts for
///     going up, the highest for going down
/// @param policies how much may change in how long; at least one, unless it is disabled
/// @param select which of several policies holds
/// @param tolerancePermille how far from the target, in thousandths of it, nothing changes, 0 to 1000
public record Behaviour(
        long stabilizationNanos, List<Policy> policies, Select select, int tolerancePermille) {

    private static final long SECOND = 1_000_000_000L;

    /// Kubernetes' default: at once, by four or twofold within 15 seconds, whichever is more.
    public static final Behaviour UP =
            new Behaviour(
                    0,
                    List.of(new Policy.Percent(100, 15 * SECOND), new Policy.Pods(4, 15 * SECOND)),
                    Select.MAX,
                    100);

    /// Kubernetes' default: as far as wanted once it was wanted for five minutes.
    public static final Behaviour DOWN =
            new Behaviour(
                    300 * SECOND, List.of(new Policy.Percent(100, 15 * SECOND)), Select.MAX, 100);

    public Behaviour {
        policies = List.copyOf(policies);
        Bounds.check("stabilization in nanoseconds", stabilizationNanos, 0, 3600 * SECOND);
        Bounds.check("tolerance in thousandths", tolerancePermille, 0, 1000);
        if (policies.isEmpty() && select != Select.DISABLED) {
            throw new IllegalArgumentException(
                    "without a policy nothing could change: give one, or disable the direction");
        }
    }

    /// The longest period of a policy, or 0.
    long longestPeriodNanos() {
        return policies.stream().mapToLong(Policy::periodNanos).max().orElse(0);
    }

    /// Which of several policies holds.
    public enum Select {
        /// The one that allows the most change.
        MAX,
        /// The one that allows the least change.
        MIN,
        /// None: there is no change in this direction.
        DISABLED
    }

    /// How much may change in how long.
    public sealed interface Policy {

        /// For how long before each moment it holds, up to half an hour.
        long periodNanos();

        /// So many replicas.
        record Pods(int value, long periodNanos) implements Policy {

            public Pods {
                check(value, periodNanos);
            }
        }

        /// A share, in hundredths, of the replicas at the period's begin, rounded up.
        record Percent(int value, long periodNanos) implements Policy {

            public Percent {
                check(value, periodNanos);
            }
        }

        private static void check(int value, long periodNanos) {
            Bounds.check("value of a policy", value, 1, Bounds.MOST_REPLICAS);
            Bounds.check("period of a policy in nanoseconds", periodNanos, 1, 1800 * SECOND);
        }
    }
}
