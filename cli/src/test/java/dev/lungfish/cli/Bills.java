package dev.lungfish.cli;

import dev.lungfish.server.api.Bill;
import dev.lungfish.server.api.BillRow;
import java.util.List;

/// Bills as a platform may tell them.
final class Bills {

    private static final long HOUR = 3_600_000;

    private Bills() {}

    /// One function, metered for two hours.
    static Bill onDemand() {
        BillRow orders =
                new BillRow(
                        "orders",
                        1_000,
                        4_200,
                        4_200L * 512,
                        200_000,
                        35_000,
                        235_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        2 * HOUR,
                        117_500,
                        235_000);
        return new Bill(
                "2026-11",
                "aws-lambda",
                "aws-fargate",
                List.of(orders),
                0,
                0,
                0,
                0,
                2 * HOUR,
                117_500,
                235_000);
    }

    /// A function, a service that is always on, and one that is split, on nodes that they do not fill; large figures.
    static Bill mixed() {
        List<BillRow> rows =
                List.of(
                        row("a-service-with-a-name-of-forty-characters", 0, 0, 9_876_540_000_000L),
                        row("insights", 12_345, 15_100, 0),
                        row("orders", 1_234_567_890, 24_691_000_000_000L, 1_234_000_000L));
        long total = rows.stream().mapToLong(BillRow::totalNanoDollars).sum();
        long idle = rows.stream().mapToLong(BillRow::idleNanoDollars).sum();
        return new Bill(
                "2026-11",
                "aws-lambda",
                "aws-eks-ec2",
                rows,
                4 * idle,
                idle,
                73_000_000_000L,
                0,
                720 * HOUR,
                total / 720,
                total);
    }

    /// Nodes on which nothing runs.
    static Bill empty() {
        return new Bill(
                "2026-11",
                "aws-lambda",
                "own-machines",
                List.of(),
                35_848_000,
                35_848_000,
                0,
                35_848_000,
                0,
                0,
                35_848_000);
    }

    private static BillRow row(String service, long requests, long onDemand, long alwaysOn) {
        long idle = alwaysOn / 3;
        long total = onDemand + alwaysOn + idle;
        return new BillRow(
                service,
                requests,
                0,
                0,
                0,
                onDemand,
                onDemand,
                1,
                720 * HOUR,
                0,
                0,
                alwaysOn,
                idle,
                720 * HOUR,
                total / 720,
                total);
    }
}
