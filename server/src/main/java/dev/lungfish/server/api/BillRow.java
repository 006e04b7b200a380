package dev.lungfish.server.api;

/// What one service has used this month, and what that costs.
///
/// @param megabyteMillis configured memory times billed time
public record BillRow(
        String service,
        long requests,
        long billedMillis,
        long megabyteMillis,
        long requestNanoDollars,
        long computeNanoDollars,
        long totalNanoDollars) {}
