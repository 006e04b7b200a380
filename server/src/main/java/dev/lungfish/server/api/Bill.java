package dev.lungfish.server.api;

import java.util.List;

/// `GET /lungfish/v1/bill`: the month to date, under two platform profiles' prices. The rows' totals and what is unassigned sum to the
/// total.
///
/// @param month as `2026-11`, in UTC
/// @param profile whose prices hold on demand, for example `aws-lambda`
/// @param containerProfile whose prices hold for what is always on, for example `aws-fargate`
/// @param rows by service name; removed services that cost something are among them
/// @param capacityNanoDollars what the nodes cost, held or idle; 0 where none are declared or the profile does not bill for them
/// @param idleNanoDollars the part of it that nobody held
/// @param clusterNanoDollars what managing the cluster costs
/// @param unassignedNanoDollars what no service pays of these, because none has held anything
/// @param meteredMillis how long the platform ran this month
/// @param hourlyNanoDollars the total, for each hour of that
public record Bill(
        String month,
        String profile,
        String containerProfile,
        List<BillRow> rows,
        long capacityNanoDollars,
        long idleNanoDollars,
        long clusterNanoDollars,
        long unassignedNanoDollars,
        long meteredMillis,
        long hourlyNanoDollars,
        long totalNanoDollars) {

    public Bill {
        rows = List.copyOf(rows);
    }
}
