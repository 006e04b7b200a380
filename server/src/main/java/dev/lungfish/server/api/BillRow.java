package dev.lungfish.server.api;

/// What one service has used this month, and what that costs. Its parts sum to its total: requests and compute to what it costs on
/// demand; that, what it costs always on, and its share of idle capacity to the total.
///
/// @param megabyteMillis configured memory times billed time, on demand
/// @param replicaStarts how many replicas began to exist
/// @param replicaMillis how long they existed, summed over the replicas
/// @param heldCpuMilliMillis thousandths of a vCPU that they held, times milliseconds
/// @param heldMegabyteMillis memory that they held, times milliseconds
/// @param alwaysOnNanoDollars for what they held, and for a share of what managing the cluster costs
/// @param idleNanoDollars its share of capacity that nobody held
/// @param meteredMillis how long the service was declared this month while the platform ran
/// @param hourlyNanoDollars the total, for each hour of that
public record BillRow(
        String service,
        long requests,
        long billedMillis,
        long megabyteMillis,
        long requestNanoDollars,
        long computeNanoDollars,
        long onDemandNanoDollars,
        long replicaStarts,
        long replicaMillis,
        long heldCpuMilliMillis,
        long heldMegabyteMillis,
        long alwaysOnNanoDollars,
        long idleNanoDollars,
        long meteredMillis,
        long hourlyNanoDollars,
        long totalNanoDollars) {}
