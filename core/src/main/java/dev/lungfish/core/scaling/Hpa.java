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
    private final Beat beat;

    /// Whether requests alone tell it what to do.
    private final boolean followsRequests;

    /// What it has recommended at each beat of its rest.
    private int recommended;

    public Hpa(HpaRules rules, long nowNanos) {
        this.rules = rules;
        this.stabilization = new Stabilization(rules);
        this.rate = new ChangeRate(rules);
        this.beat = new Beat(rules.syncNanos(), nowNanos);
        this.followsRequests =
                rules.metrics().stream()
                        .allMatch(HpaMetric.ConcurrencyPerReplica.class::isInstance);
    }

    @Override
    public void observe(long nowNanos, int inFlight) {
        if (inFlight > 0 && beat.rests() && beat.wake(nowNanos)) {
            stabilization.recommend(beat.lastNanos(), recommended);
        }
    }

    @Override
    public int wanted(long nowNanos, Reading reading) {
        if (nowNanos < beat.nextNanos() && reading.mayWait(rules.min(), rules.max())) {
            return reading.wanted();
        }
        beat.decide(nowNanos);
        Concurrency load = reading.concurrency();
        long milli = load.meanMilli(nowNanos, rules.concurrencyWindowNanos());
        int replicas = decide(nowNanos, reading, milli);
        boolean isIdle = milli == 0 && load.inFlight() == 0 && followsRequests;
        if (isIdle && reading.wanted() == rules.min()) {
            recommended = desired(reading, 0);
            beat.rest();
        }
        return replicas;
    }

    @Override
    public long nextNanos() {
        return beat.nextNanos();
    }

    /// With no requests and the fewest replicas there is nothing to do.
    @Override
    public boolean rests(int wanted) {
        return beat.rests() && wanted == rules.min();
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
