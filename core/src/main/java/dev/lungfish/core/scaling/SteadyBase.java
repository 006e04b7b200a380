package dev.lungfish.core.scaling;

/// How many replicas carry the steady base of a split: the most that would all be in use for at least the break-even
/// share of a long window. What exceeds them is served on demand.
///
/// It takes one step at a time, up or down, so that a short rise or lull changes nothing.
public final class SteadyBase implements Autoscaler {

    private final SteadyBaseRules rules;
    private final Levels levels;
    private final Beat beat;

    /// @param levels made by the rules, and told of every change of the requests in flight
    public SteadyBase(SteadyBaseRules rules, Levels levels, long nowNanos) {
        this.rules = rules;
        this.levels = levels;
        this.beat = new Beat(rules.stepNanos(), nowNanos);
    }

    @Override
    public void observe(long nowNanos, int inFlight) {
        levels.change(nowNanos, inFlight);
        if (beat.rests() && levels.level() > rules.min()) {
            beat.wake(nowNanos);
        }
    }

    @Override
    public int wanted(long nowNanos, Reading reading) {
        int within = Math.clamp(reading.wanted(), rules.min(), rules.max());
        if (nowNanos < beat.nextNanos() || within != reading.wanted()) {
            return within;
        }
        beat.decide(nowNanos);
        if (within == rules.min() && levels.most(nowNanos) <= within) {
            beat.rest();
            return within;
        }
        return within + Integer.signum(base(nowNanos, within) - within);
    }

    @Override
    public long nextNanos() {
        return beat.nextNanos();
    }

    /// The fewest replicas are enough as long as no more have been in use in the whole window.
    @Override
    public boolean rests(int wanted) {
        return beat.rests() && wanted == rules.min();
    }

    private int base(long nowNanos, int wanted) {
        if (levels.seenNanos(nowNanos) < rules.windowNanos() / 1000 * rules.seenPermille()) {
            return wanted;
        }
        int inUse = levels.replicasInUse(nowNanos, rules.breakEvenPermille());
        return Math.clamp(inUse, rules.min(), rules.max());
    }
}
