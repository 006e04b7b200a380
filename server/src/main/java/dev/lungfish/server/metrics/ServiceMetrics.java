package dev.lungfish.server.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// One service's figures, with its series resolved once. Hold on to it: nothing here looks a label up after the first use.
///
/// A series appears when something first happens, so that a service without traffic costs next to nothing.
public final class ServiceMetrics {

    private static final double NANOS_PER_SECOND = 1e9;

    /// The series of a service that has been invoked.
    private record Invocations(
            Map<Outcome, CounterDataPoint> byOutcome,
            DistributionDataPoint duration,
            RecentLatency recent) {}

    /// The series of a service that has started an environment.
    private record ColdStarts(
            CounterDataPoint count,
            DistributionDataPoint sandbox,
            DistributionDataPoint runtime,
            DistributionDataPoint init,
            DistributionDataPoint duration) {}

    private final String service;
    private final Instruments instruments;
    private final Map<String, CounterDataPoint> throttles = new ConcurrentHashMap<>();
    private final Map<EnvironmentState, GaugeDataPoint> environments = new ConcurrentHashMap<>();
    private final Map<ReplicaState, GaugeDataPoint> replicas = new ConcurrentHashMap<>();
    private final LongAdder invocationCount = new LongAdder();
    private final LongAdder errorCount = new LongAdder();
    private final LongAdder coldStartCount = new LongAdder();
    private final LongAdder throttleCount = new LongAdder();
    private final LongAdder billedMillis = new LongAdder();
    private volatile @Nullable Invocations invocations;
    private volatile @Nullable ColdStarts coldStarts;

    /// Whether the series may still be made; guarded by this.
    private boolean removed;

    ServiceMetrics(String service, Instruments instruments) {
        this.service = service;
        this.instruments = instruments;
    }

    /// Counts an invocation that ended.
    ///
    /// @param durationNanos from the request's arrival to its answer
    /// @param nowNanos a monotonic clock's
    public void invocation(Outcome outcome, long durationNanos, long billedMillis, long nowNanos) {
        invocationCount.increment();
        if (outcome != Outcome.SUCCESS) {
            errorCount.increment();
        }
        this.billedMillis.add(billedMillis);
        Invocations series = invocationSeries();
        if (series != null) {
            CounterDataPoint count = series.byOutcome().get(outcome);
            if (count != null) {
                count.inc();
            }
            series.duration().observe(durationNanos / NANOS_PER_SECOND);
            series.recent().record(durationNanos, nowNanos);
        }
    }

    /// Counts an invocation that waited for a start, with the start's parts.
    ///
    /// @param sandboxNanos from the decision to start until the program ran
    /// @param runtimeNanos from there until the runtime called in, or 0 where this is not known apart from init
    /// @param initNanos from there until the environment was ready
    public void coldStart(long sandboxNanos, long runtimeNanos, long initNanos) {
        coldStartCount.increment();
        ColdStarts series = coldStartSeries();
        if (series != null) {
            series.count().inc();
            series.sandbox().observe(sandboxNanos / NANOS_PER_SECOND);
            series.runtime().observe(runtimeNanos / NANOS_PER_SECOND);
            series.init().observe(initNanos / NANOS_PER_SECOND);
            series.duration().observe((sandboxNanos + runtimeNanos + initNanos) / NANOS_PER_SECOND);
        }
    }

    /// Counts a request that was refused because of this limit.
    public void throttled(String limit) {
        throttleCount.increment();
        CounterDataPoint series = throttles.get(limit);
        if (series == null) {
            series = throttleSeries(limit);
        }
        if (series != null) {
            series.inc();
        }
    }

    /// Says how many environments are in a state now.
    public void environments(EnvironmentState state, int count) {
        GaugeDataPoint series = environments.get(state);
        if (series == null) {
            series = environmentSeries(state);
        }
        if (series != null) {
            series.set(count);
        }
    }

    /// Says how many replicas there are now.
    public void replicas(ReplicaState state, int count) {
        GaugeDataPoint series = replicas.get(state);
        if (series == null) {
            series = replicaSeries(state);
        }
        if (series != null) {
            series.set(count);
        }
    }

    /// How many invocations have ended since the platform started.
    public long invocations() {
        return invocationCount.sum();
    }

    /// How many of them did not end in [Outcome#SUCCESS].
    public long errors() {
        return errorCount.sum();
    }

    /// How many of them waited for a start.
    public long coldStarts() {
        return coldStartCount.sum();
    }

    /// How many requests were refused.
    public long throttles() {
        return throttleCount.sum();
    }

    /// The billed durations of all invocations together.
    public long billedMillis() {
        return billedMillis.sum();
    }

    /// The durations of the last minute.
    public RecentLatency.Percentiles recent(long nowNanos) {
        Invocations series = invocations;
        return series == null
                ? new RecentLatency.Percentiles(0, 0, 0)
                : series.recent().percentiles(nowNanos);
    }

    /// Takes the service's series out; what is counted later is not shown.
    synchronized void remove() {
        removed = true;
        instruments.remove(service);
    }

    private @Nullable Invocations invocationSeries() {
        Invocations series = invocations;
        return series != null ? series : makeInvocationSeries();
    }

    private synchronized @Nullable Invocations makeInvocationSeries() {
        if (invocations == null && !removed) {
            Map<Outcome, CounterDataPoint> byOutcome = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                byOutcome.put(
                        outcome, instruments.invocations.labelValues(service, outcome.label()));
            }
            invocations =
                    new Invocations(
                            byOutcome,
                            instruments.invocationDuration.labelValues(service),
                            new RecentLatency());
        }
        return invocations;
    }

    private @Nullable ColdStarts coldStartSeries() {
        ColdStarts series = coldStarts;
        return series != null ? series : makeColdStartSeries();
    }

    private synchronized @Nullable ColdStarts makeColdStartSeries() {
        if (coldStarts == null && !removed) {
            coldStarts =
                    new ColdStarts(
                            instruments.coldStarts.labelValues(service),
                            instruments.coldStartParts.labelValues(service, "sandbox"),
                            instruments.coldStartParts.labelValues(service, "runtime"),
                            instruments.coldStartParts.labelValues(service, "init"),
                            instruments.coldStartDuration.labelValues(service));
        }
        return coldStarts;
    }

    private synchronized @Nullable CounterDataPoint throttleSeries(String limit) {
        return removed
                ? null
                : throttles.computeIfAbsent(
                        limit, name -> instruments.throttles.labelValues(service, name));
    }

    private synchronized @Nullable GaugeDataPoint environmentSeries(EnvironmentState state) {
        return removed
                ? null
                : environments.computeIfAbsent(
                        state, s -> instruments.environments.labelValues(service, s.label()));
    }

    private synchronized @Nullable GaugeDataPoint replicaSeries(ReplicaState state) {
        return removed
                ? null
                : replicas.computeIfAbsent(
                        state, s -> instruments.replicas.labelValues(service, s.label()));
    }
}
