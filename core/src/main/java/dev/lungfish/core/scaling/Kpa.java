package dev.lungfish.core.scaling;

/// Knative's autoscaler: follows the requests in flight, and a burst at once.
///
/// It keeps as many replicas as the mean over a stable window needs. When a short window needs twice those that are
/// ready, it panics: it takes the larger need, and goes down only after a whole stable window without such a burst.
///
/// Source: Knative, "Knative Serving Autoscaling System" and "Configuring scale bounds".
public final class Kpa implements Autoscaler {

    private static final int PERMILLE = 1000;

    private final KpaRules rules;
    private long nextNanos;
    private boolean panics;
    private long panickedNanos;
    private int mostInPanic;

    /// Starts in panic where more than one replica is ready, for what they did before is not known.
    public Kpa(KpaRules rules, int ready, long nowNanos) {
        this.rules = rules;
        this.nextNanos = nowNanos;
        this.panics = ready > 1;
        this.panickedNanos = nowNanos;
        this.mostInPanic = ready;
    }

    @Override
    public int wanted(long nowNanos, Reading reading) {
        if (nowNanos < nextNanos && reading.mayWait(rules.min(), rules.max())) {
            return reading.wanted();
        }
        nextNanos = nowNanos + rules.tickNanos();
        Concurrency load = reading.concurrency();
        return decide(
                nowNanos,
                reading,
                load.meanMilli(nowNanos, rules.stableWindowNanos()),
                load.meanMilli(nowNanos, rules.panicWindowNanos()));
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    /// Whether it is in panic.
    public boolean panics() {
        return panics;
    }

    /// @param stableMilli requests in flight in the mean over the stable window, in thousandths
    /// @param burstMilli the same over the panic window
    int decide(long nowNanos, Reading reading, long stableMilli, long burstMilli) {
        int ready = Math.max(1, reading.ready());
        long forBurst = needed(burstMilli);
        watch(nowNanos, forBurst * PERMILLE >= (long) rules.panicThresholdPermille() * ready);
        int replicas = withinRates(needed(stableMilli), ready);
        if (panics) {
            int more = Math.max(replicas, withinRates(forBurst, ready));
            mostInPanic = Math.max(mostInPanic, Math.max(more, reading.wanted()));
            replicas = mostInPanic;
        }
        return Math.clamp(replicas, rules.min(), rules.max());
    }

    private void watch(long nowNanos, boolean bursts) {
        if (bursts) {
            panics = true;
            panickedNanos = nowNanos;
        } else if (panics && nowNanos - panickedNanos > rules.stableWindowNanos()) {
            panics = false;
            mostInPanic = 0;
        }
    }

    private long needed(long milli) {
        return Math.ceilDiv(milli, rules.targetMilli());
    }

    private int withinRates(long replicas, int ready) {
        long most = Math.ceilDiv((long) rules.maxScaleUpPermille() * ready, PERMILLE);
        long fewest = (long) ready * PERMILLE / rules.maxScaleDownPermille();
        return Bounds.replicas(Math.min(Math.max(replicas, fewest), most));
    }
}
