package dev.lungfish.core.placement;

import dev.lungfish.core.fleet.Deployment;
import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.scaling.Autoscaler;
import dev.lungfish.core.scaling.Concurrency;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One service as the rules see it: on-demand environments, replicas, and which of them its requests go to.
public final class Hosting<R> {

    private static final long LONGEST_WINDOW_NANOS = 900_000_000_000L;
    private static final long BUCKET_NANOS = 1_000_000_000L;

    final Deployment<R> deployment;
    final Concurrency concurrency;
    final Peak peak = new Peak();
    Fleet<R> fleet;
    ReplicaRules rules;
    Placement placement = Placement.FUNCTION;
    @Nullable Placement preparing;
    @Nullable Handover<R> handover;
    @Nullable Autoscaler scaler;

    /// Fleets of earlier revisions, for which requests may still wait.
    final List<Fleet<R>> earlier = new ArrayList<>();

    /// The replicas that the preparation needs, however few the autoscaler wants meanwhile.
    int preparedReplicas;

    /// The on-demand environments that the preparation needs.
    int preparedEnvironments;

    Hosting(long nowNanos, Deployment<R> deployment, Fleet<R> fleet, ReplicaRules rules) {
        this.deployment = deployment;
        this.fleet = fleet;
        this.rules = rules;
        this.concurrency = new Concurrency(nowNanos, LONGEST_WINDOW_NANOS, BUCKET_NANOS);
    }

    /// Has the autoscaler that the placement needs, from now on.
    void scaleFor(long nowNanos, Placement target) {
        scaler =
                switch (target) {
                    case FUNCTION -> null;
                    case CONTAINER -> rules.container().apply(nowNanos);
                    case SPLIT -> rules.split().apply(nowNanos);
                };
        observe(nowNanos);
    }

    /// When what served before helps no longer: `Long.MAX_VALUE` where it does not.
    long handoverEndsNanos() {
        return handover == null ? Long.MAX_VALUE : handover.endNanos();
    }

    /// When its autoscaler wants to be asked: `Long.MAX_VALUE` for not before something happens.
    long nextScaleNanos() {
        Autoscaler asked = scaler;
        return asked == null || asked.rests(deployment.wanted())
                ? Long.MAX_VALUE
                : asked.nextNanos();
    }

    /// Takes note of what is in flight now.
    void observe(long nowNanos) {
        int inFlight = inFlight();
        concurrency.change(nowNanos, inFlight);
        peak.change(nowNanos, inFlight);
        if (scaler != null) {
            scaler.observe(nowNanos, inFlight);
        }
    }

    /// Where its requests go.
    public Placement placement() {
        return placement;
    }

    /// Where they are about to go, or null.
    public @Nullable Placement preparing() {
        return preparing;
    }

    /// Which execution model helps out, since requests went there until a moment ago; or null.
    public @Nullable Placement helper() {
        return handover == null ? null : handover.helper();
    }

    /// Its replicas.
    public Deployment<R> deployment() {
        return deployment;
    }

    /// Its on-demand environments of the revision that requests go to.
    public Fleet<R> fleet() {
        return fleet;
    }

    /// Whether on-demand environments serve it, are about to, or help out.
    boolean needsFunctions() {
        return needs(Placement::usesFunctions);
    }

    /// Whether replicas serve it, are about to, or help out.
    boolean needsReplicas() {
        return needs(Placement::usesReplicas);
    }

    private boolean needs(Predicate<Placement> model) {
        Placement helper = helper();
        return model.test(placement)
                || (preparing != null && model.test(preparing))
                || (helper != null && model.test(helper));
    }

    /// Goes where it is placed from now on. Where several requests were in flight at once in the last minute, what served
    /// them before helps out.
    void move(long nowNanos, Placement to) {
        handover = peak.most(nowNanos) > 1 ? Handover.begin(nowNanos, placement, to) : null;
        placement = to;
        scaleFor(nowNanos, to);
    }

    /// How many replicas carry the most requests of the last minute.
    int replicasForPeak(long nowNanos) {
        return rules.replicasFor(peak.most(nowNanos));
    }

    /// How many on-demand environments carry the most requests of the last minute.
    int environmentsForPeak(long nowNanos) {
        return Math.ceilDiv(peak.most(nowNanos), fleet.slots());
    }

    /// Requests that are served or wait, wherever.
    public int inFlight() {
        return fleet.requestsInService()
                + fleet.waiting()
                + deployment.inService()
                + deployment.waiting();
    }
}
