package dev.lungfish.core.scaling;

/// What Kubernetes' autoscaler keeps at a target.
public sealed interface HpaMetric {

    /// Requests in flight, served or waiting, for each replica.
    ///
    /// It is taken over the whole revision and divided by the replicas that are wanted. Source: Kubernetes,
    /// "HorizontalPodAutoscaler v2" (a metric with an AverageValue).
    ///
    /// @param targetMilli the target in thousandths of a request
    record ConcurrencyPerReplica(long targetMilli) implements HpaMetric {

        public ConcurrencyPerReplica {
            Bounds.check(
                    "target of concurrency in thousandths",
                    targetMilli,
                    1,
                    1000L * Concurrency.MOST_IN_FLIGHT);
        }
    }

    /// CPU that ready replicas use, of what they request.
    ///
    /// @param targetPermille the target in thousandths of the request
    record CpuUtilisation(int targetPermille) implements HpaMetric {

        public CpuUtilisation {
            Bounds.check("target of CPU in thousandths", targetPermille, 1, 1_000_000);
        }
    }
}
