package dev.lungfish.core.scaling;

import java.util.OptionalInt;

/// Kubernetes' HorizontalPodAutoscaler: as many replicas as bring every metric to its target.
///
/// Each metric proposes replicas x use / target, rounded up; the largest proposal counts. Then come the stabilization
/// windows, the policies on the rate of change, and the bounds.
public final class Hpa implements Autoscaler {

    private final HpaRules rules;
    private final Stabilization stabilization;
    private final ChangeRate rate;
    private long nextNanos;

    public Hpa(HpaRules rules, long nowNanos) {
        this.rules = rules;
        this.stabilization = new Stabilization(rules);
        this.rate = new ChangeRate(rules);
        this.nextNanos = nowNanos;
    }

    @Override
    public int wanted(long nowNanos, Reading reading) {
        if (nowNanos < nextNanos && reading.mayWait(rules.min(), rules.max())) {
            return reading.wanted();
        }
        nextNanos = nowNanos + rules.syncNanos();
        return decide(
                nowNanos,
                reading,
                reading.concurrency().meanMilli(nowNanos, rules.concurrencyWindowNanos()));
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    /// @param concurrencyMilli requests in flight in the mean, in thousandths
    int decide(long nowNanos, Reading reading, long concurrencyMilli) {
        int wanted = reading.wanted();
        int replicas = Math.clamp(wanted, rules.min(), rules.max());
        if (replicas == wanted) {
            replicas = normalize(nowNanos, wanted, desired(reading, concurrencyMilli));
        }
        rate.changed(nowNanos, replicas - wanted);
        return replicas;
    }

    /// The largest of the proposals. Where a metric cannot be told, the others may only raise the number.
    int desired(Reading reading, long concurrencyMilli) {
        Proposal proposal = new Proposal(rules, reading);
        int largest = 0;
        for (HpaMetric metric : rules.metrics()) {
            OptionalInt proposed = proposal.of(metric, concurrencyMilli);
            largest = Math.max(largest, proposed.orElse(reading.wanted()));
        }
        return largest;
    }

    private int normalize(long nowNanos, int wanted, int desired) {
        int stable = stabilization.stabilize(nowNanos, wanted, desired);
        int bounded = Math.clamp(stable, rules.min(), rules.max());
        return rate.limit(nowNanos, wanted, bounded);
    }
}
