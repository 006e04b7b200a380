package dev.lungfish.simulator.run;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.ReplicaLives;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.UsageTally;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// Counts what becomes of one service's requests, and what serving them uses. What happens before its begin, while
/// the simulation warms up, does not count.
final class Meter {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long LONGEST_MICROS = 36L * 3600 * 1_000_000;
    private static final int DIGITS = 2;

    private final Timing timing;
    private final BillingRule billing;
    private final ReplicaLives lives;
    private final UsageTally usage = new UsageTally();
    private final Histogram latency = new Histogram(LONGEST_MICROS, DIGITS);
    private final Histogram waits = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<Limit, Long> refused = new EnumMap<>(Limit.class);
    private final Level inFlight;
    private final Level environments;
    private final Level replicas;

    private long invocations;
    private long failed;
    private long cold;
    private long waited;
    private long overflowed;
    private long starts;
    private long busyNanos;
    private long initNanos;
    private ReplicaTime replicaTime = ReplicaTime.NONE;
    private long replicasMillis;

    Meter(Timing timing, BillingRule billing, ReplicaLives lives) {
        this.timing = timing;
        this.billing = billing;
        this.lives = lives;
        this.inFlight = new Level(timing);
        this.environments = new Level(timing);
        this.replicas = new Level(timing);
        this.replicasMillis = timing.beginNanos() / NANOS_PER_MILLI;
    }

    /// A request has come. One that has been refused at once is counted out before it is counted in, and never seen.
    void arrived(long nowNanos) {
        inFlight.change(nowNanos, 1);
    }

    /// The request has been answered.
    void answered(long nowNanos, Invocation invocation, boolean onDemandBesideReplicas) {
        inFlight.change(nowNanos, -1);
        if (invocation.arrivedNanos < timing.beginNanos()) {
            return;
        }
        invocations++;
        if (onDemandBesideReplicas) {
            overflowed++;
        }
        latency.recordValue(micros(nowNanos - invocation.arrivedNanos));
    }

    /// The request begins to be served.
    void served(long nowNanos, Invocation invocation, boolean isCold) {
        long wait = nowNanos - invocation.arrivedNanos;
        if (invocation.arrivedNanos < timing.beginNanos() || wait == 0) {
            return;
        }
        waited++;
        cold += isCold ? 1 : 0;
        waits.recordValue(micros(wait));
    }

    /// An on-demand environment has worked on a request for so long.
    void worked(
            Invocation invocation,
            OnDemandEnvironment<Invocation> environment,
            long initNanos,
            long durationNanos) {
        if (invocation.arrivedNanos < timing.beginNanos()) {
            return;
        }
        int megabytes = invocation.service.model.megabytes();
        long billed = billing.billedMillis(initNanos, durationNanos);
        this.initNanos += initNanos;
        if (environment.isProvisioned()) {
            usage.provisionedInvocation(megabytes, 0, billed);
        } else {
            usage.invocation(megabytes, 0, billed);
        }
    }

    /// An on-demand environment has had at least one request for so long.
    void busy(long fromNanos, long toNanos) {
        long from = Math.max(fromNanos, timing.beginNanos());
        busyNanos += Math.max(0, Math.min(toNanos, timing.endNanos()) - from);
    }

    void refused(long nowNanos, Invocation invocation, Limit limit) {
        inFlight.change(nowNanos, -1);
        if (invocation.arrivedNanos >= timing.beginNanos()) {
            refused.merge(limit, 1L, Long::sum);
        }
    }

    void failed(long nowNanos, Invocation invocation) {
        inFlight.change(nowNanos, -1);
        failed += invocation.arrivedNanos < timing.beginNanos() ? 0 : 1;
    }

    void started(long nowNanos, Environment<Invocation> environment) {
        starts += nowNanos < timing.beginNanos() ? 0 : 1;
        count(nowNanos, environment, 1);
    }

    void ended(long nowNanos, Environment<Invocation> environment) {
        count(nowNanos, environment, -1);
    }

    private void count(long nowNanos, Environment<Invocation> environment, int change) {
        if (environment instanceof OnDemandEnvironment<Invocation>) {
            environments.change(nowNanos, change);
        } else {
            passReplicas(nowNanos);
            replicas.change(nowNanos, change);
        }
    }

    /// Replicas have been as many as they are until now.
    private void passReplicas(long nowNanos) {
        long millis = Math.min(nowNanos, timing.endNanos()) / NANOS_PER_MILLI;
        if (millis > replicasMillis) {
            replicaTime = replicaTime.plus(lives.count(replicas.value(), millis - replicasMillis));
            replicasMillis = millis;
        }
    }

    ServiceResult result(SimulatedService service) {
        passReplicas(timing.endNanos());
        inFlight.close();
        environments.close();
        replicas.close();
        int provisioned = service.model.provisioned();
        if (provisioned > 0) {
            long kept = billing.provisionedMillis(timing.lengthNanos());
            usage.provisioned(service.model.megabytes(), provisioned, kept);
        }
        return new ServiceResult(
                service.model.name(),
                new ServiceResult.Requests(invocations, failed, cold, waited, overflowed, refused),
                latency,
                waits,
                new ServiceResult.Held(usage.usage(), busyNanos, initNanos, starts, replicaTime),
                new ServiceResult.Levels(inFlight, environments, replicas));
    }

    private static long micros(long nanos) {
        return Math.min(LONGEST_MICROS, nanos / NANOS_PER_MICRO);
    }
}
