package dev.lungfish.server.api;

import java.util.List;

/// `GET /lungfish/v1/bill`: the month to date, under one platform profile's prices.
///
/// @param month as `2026-11`, in UTC
/// @param profile whose prices these are, for example `aws-lambda`
/// @param rows by service name; removed services that cost something are among them
public record Bill(String month, String profile, List<BillRow> rows, long totalNanoDollars) {

    public Bill {
        rows = List.copyOf(rows);
    }
}
