package dev.lungfish.core.pricing;

import dev.lungfish.core.pricing.TaskSizes.Range;
import dev.lungfish.core.service.Architecture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Container prices in us-east-1, written here once more so that tests do not depend on the shipped profiles.
final class ContainerOffers {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;

    static final PerTask FARGATE =
            new PerTask(
                    Map.of(
                            Architecture.X86_64, hourly("0.04048", "0.004445"),
                            Architecture.ARM64, hourly("0.03238", "0.00356")),
                    new TaskSizes(
                            List.of(
                                    new Range(250, 512, 1024, 512),
                                    new Range(250, 2048, 2048, 1024),
                                    new Range(500, 1024, 4096, 1024),
                                    new Range(1000, 2048, 8192, 1024),
                                    new Range(2000, 4096, 16_384, 1024),
                                    new Range(4000, 8192, 30_720, 1024),
                                    new Range(8000, 16_384, 61_440, 4096),
                                    new Range(16_000, 32_768, 122_880, 8192))),
                    new ReplicaRule(1000, MINUTE));

    static final ResourcePrices OPENCOST = hourly("0.031611", "0.004237");

    static final PerNode EKS =
            new PerNode(
                    List.of(
                            type("m7i.large", Architecture.X86_64, 1930, 6903, "0.1008"),
                            type("m7i.xlarge", Architecture.X86_64, 3920, 14_162, "0.2016"),
                            type("c7i.large", Architecture.X86_64, 1930, 3114, "0.08925"),
                            type("m7g.large", Architecture.ARM64, 1930, 6844, "0.0816")),
                    Money.dollars("0.10").dividedExactlyBy(HOUR),
                    OPENCOST);

    private ContainerOffers() {}

    static ResourcePrices hourly(String vcpu, String gigabyte) {
        return ResourcePrices.hourly(new BigDecimal(vcpu), new BigDecimal(gigabyte));
    }

    static PerNode.Type type(
            String name, Architecture architecture, int cpuMillis, int megabytes, String hour) {
        return new PerNode.Type(
                name,
                architecture,
                new Size(cpuMillis, megabytes),
                Money.dollars(hour).dividedExactlyBy(HOUR));
    }
}
