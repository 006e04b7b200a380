package dev.lungfish.simulator.run;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Usage;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What a simulation has shown of one service.
///
/// @param latency from arrival to answer, in microseconds
/// @param waits from arrival to the begin of work where that was not at once, in microseconds
public record ServiceResult(
        String name,
        Requests requests,
        Histogram latency,
        Histogram waits,
        Held held,
        Levels levels) {

    /// What became of requests.
    ///
    /// @param answered those that were served
    /// @param failed those that were lost with an environment
    /// @param cold those that waited for just the environment that served them to start
    /// @param waited those that waited for whatever reason
    /// @param overflowed those that on-demand environments served beside replicas
    public record Requests(
            long answered,
            long failed,
            long cold,
            long waited,
            long overflowed,
            Map<Limit, Long> refused) {

        public Requests {
            refused = Map.copyOf(refused);
        }

        /// Those that this limit refused.
        public long refused(Limit limit) {
            return refused.getOrDefault(limit, 0L);
        }

        /// Those that any limit refused.
        public long allRefused() {
            return refused.values().stream().mapToLong(Long::longValue).sum();
        }

        public long all() {
            return answered + failed + allRefused();
        }
    }

    /// What serving them used.
    ///
    /// @param usage of on-demand environments, as AWS Lambda counts it
    /// @param busyNanos how long on-demand environments had a request, summed over them
    /// @param initNanos how long on-demand environments that served a request had been in their init
    /// @param starts environments that were started
    /// @param replicas how long replicas existed
    public record Held(
            Usage usage, long busyNanos, long initNanos, long starts, ReplicaTime replicas) {}

    /// Numbers over time.
    public record Levels(Level inFlight, Level environments, Level replicas) {}

    /// The latency that a share of the requests does not exceed, in milliseconds.
    public double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
