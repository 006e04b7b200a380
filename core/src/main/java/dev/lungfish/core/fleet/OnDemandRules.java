package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.ScalingRate;

/// The settings of the on-demand model.
///
/// @param keepAliveNanos how long an environment may be idle before it is stopped
/// @param accountConcurrency requests in flight, over all services
/// @param scaling how fast one service's environments may start
/// @param startsAtOnce how many environments may be starting on the machine at the same time; of those that start ahead
///     of requests, half as many
/// @param machineMegabytes memory for environments on the machine
/// @param longestWaitNanos how long a request may wait for a start that is not yet allowed
public record OnDemandRules(
        long keepAliveNanos,
        int accountConcurrency,
        ScalingRate scaling,
        int startsAtOnce,
        long machineMegabytes,
        long longestWaitNanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// AWS Lambda's behaviour on a machine without limits. The keep-alive is not published by AWS; ten minutes is
    /// what studies find (Shahrad et al., "Serverless in the Wild", ATC 2020).
    public static final OnDemandRules AWS_LAMBDA =
            new OnDemandRules(
                    600 * NANOS_PER_SECOND,
                    1000,
                    ScalingRate.AWS_LAMBDA,
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE,
                    10 * NANOS_PER_SECOND);

    public OnDemandRules {
        if (keepAliveNanos < 0
                || accountConcurrency < 0
                || startsAtOnce < 1
                || machineMegabytes < 1
                || longestWaitNanos < 0) {
            throw new IllegalArgumentException(
                    "limits of the on-demand model are not negative, and something may start");
        }
    }
}
