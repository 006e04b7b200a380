package dev.lungfish.core.scaling;

import java.util.function.LongBinaryOperator;

/// Holds changes to the policies: how far from the replicas at a period's begin it may go.
///
/// Source: Kubernetes, "Horizontal Pod Autoscaling", section "Scaling policies".
final class ChangeRate {

    private final Behaviour up;
    private final Behaviour down;
    private final History changes;

    ChangeRate(HpaRules rules) {
        up = rules.up();
        down = rules.down();
        changes = new History(Math.max(up.longestPeriodNanos(), down.longestPeriodNanos()));
    }

    void changed(long nowNanos, int difference) {
        if (difference != 0) {
            changes.add(nowNanos, difference);
        }
    }

    /// What is desired, or as near to it as the policies allow.
    int limit(long nowNanos, int wanted, int desired) {
        if (desired == wanted) {
            return wanted;
        }
        return desired > wanted
                ? Math.min(desired, Math.max(wanted, most(nowNanos, wanted)))
                : Math.max(desired, Math.min(wanted, fewest(nowNanos, wanted)));
    }

    private int most(long nowNanos, int wanted) {
        LongBinaryOperator select = up.select() == Behaviour.Select.MIN ? Math::min : Math::max;
        return up.select() == Behaviour.Select.DISABLED
                ? wanted
                : Bounds.replicas(
                        up.policies().stream()
                                .mapToLong(policy -> most(policy, begin(nowNanos, wanted, policy)))
                                .reduce(select)
                                .orElse(wanted));
    }

    private int fewest(long nowNanos, int wanted) {
        LongBinaryOperator select = down.select() == Behaviour.Select.MIN ? Math::max : Math::min;
        return down.select() == Behaviour.Select.DISABLED
                ? wanted
                : Bounds.replicas(
                        down.policies().stream()
                                .mapToLong(
                                        policy -> fewest(policy, begin(nowNanos, wanted, policy)))
                                .reduce(select)
                                .orElse(wanted));
    }

    private long begin(long nowNanos, int wanted, Behaviour.Policy policy) {
        return (long) wanted - changes.fold(nowNanos, policy.periodNanos(), 0, Integer::sum);
    }

    private static long most(Behaviour.Policy policy, long begin) {
        return switch (policy) {
            case Behaviour.Policy.Pods(int pods, _) -> begin + pods;
            case Behaviour.Policy.Percent(int percent, _) ->
                    Math.ceilDiv(begin * (100 + percent), 100);
        };
    }

    private static long fewest(Behaviour.Policy policy, long begin) {
        return switch (policy) {
            case Behaviour.Policy.Pods(int pods, _) -> begin - pods;
            case Behaviour.Policy.Percent(int percent, _) ->
                    Math.floorDiv(begin * (100 - percent), 100);
        };
    }
}
