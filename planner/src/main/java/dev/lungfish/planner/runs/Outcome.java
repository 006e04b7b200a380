package dev.lungfish.planner.runs;

import dev.lungfish.simulator.run.ServiceResult;
import org.HdrHistogram.Histogram;

/// What a simulation of one service under one alternative has shown, without its histograms.
///
/// @param requests what became of them
/// @param latency from arrival to answer
/// @param held what serving them used
/// @param replicas how many replicas there were in each step, at most
/// @param inFlight how many requests were in flight in each step, at most
/// @param meanReplicas in the mean over all time
/// @param meanInFlight requests in flight, in the mean over all time
public record Outcome(
        ServiceResult.Requests requests,
        Latency latency,
        ServiceResult.Held held,
        int[] replicas,
        int[] inFlight,
        double meanReplicas,
        double meanInFlight) {

    /// Times from arrival to answer, in milliseconds.
    public record Latency(double p50, double p95, double p99, double most) {

        /// @param micros all times, in microseconds
        static Latency of(Histogram micros) {
            return new Latency(
                    micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(95) / 1000.0,
                    micros.getValueAtPercentile(99) / 1000.0,
                    micros.getMaxValue() / 1000.0);
        }
    }

    static Outcome of(ServiceResult result) {
        return new Outcome(
                result.requests(),
                Latency.of(result.latency()),
                result.held(),
                result.levels().replicas().peaks(),
                result.levels().inFlight().peaks(),
                result.levels().replicas().mean(),
                result.levels().inFlight().mean());
    }

    /// The share of its requests that waited for a start.
    public double coldShare() {
        return requests.answered() == 0 ? 0 : (double) requests.cold() / requests.answered();
    }
}
