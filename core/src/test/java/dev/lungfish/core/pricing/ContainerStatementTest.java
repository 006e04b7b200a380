package dev.lungfish.core.pricing;

import static dev.lungfish.core.pricing.ContainerOffers.EKS;
import static dev.lungfish.core.pricing.ContainerOffers.FARGATE;
import static dev.lungfish.core.pricing.ContainerOffers.HOUR;
import static dev.lungfish.core.pricing.ContainerOffers.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.pricing.ContainerStatement.Share;
import dev.lungfish.core.service.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ContainerStatementTest {

    private static final Architecture X86 = Architecture.X86_64;

    /// The examples of <https://aws.amazon.com/fargate/pricing/>, without their ephemeral storage.
    @ParameterizedTest
    @CsvSource({
        "X86_64, 1000, 2048, 5, 10, 1.23",
        "ARM64, 1000, 2048, 5, 10, 0.99",
        "X86_64, 250, 1024, 10, 60, 4.37",
    })
    void billsTheExamplesOfFargatesPricingPage(
            Architecture architecture,
            int cpuMillis,
            int megabytes,
            int tasks,
            int minutesADay,
            String dollars) {
        ReplicaTime month = ReplicaTime.NONE;
        ReplicaLives lives = new ReplicaLives(FARGATE.rule());
        for (int day = 0; day < 30; day++) {
            month = month.plus(lives.count(tasks, minutesADay * MINUTE));
            month = month.plus(lives.count(0, 24 * HOUR - minutesADay * MINUTE));
        }
        ContainerUsage usage = usage(architecture, new Size(cpuMillis, megabytes), month);

        assertThat(month.starts()).isEqualTo(30L * tasks);
        assertThat(FARGATE.statement(usage).total().toDollars(2)).isEqualByComparingTo(dollars);
    }

    /// Infracost's figure for a task of 1 vCPU and 2 GB that runs for 730 hours: $29.55 and $6.49.
    @Test
    void billsAMonthOfATask() {
        ReplicaTime month = new ReplicaTime(730 * HOUR, 730 * HOUR, 1);
        Money total = FARGATE.statement(usage(X86, new Size(1000, 2048), month)).total();

        assertThat(total.toDollars(2)).isEqualByComparingTo("36.04");
    }

    @Test
    void aTaskIsBilledAtTheSizeThatHoldsIt() {
        ReplicaTime hour = new ReplicaTime(HOUR, HOUR, 1);

        assertThat(FARGATE.statement(usage(X86, new Size(100, 600), hour)).total())
                .isEqualTo(Money.dollars("0.014565"));
    }

    /// EKS' price for a cluster is $0.10 an hour: <https://aws.amazon.com/eks/pricing/>, $73 a month of 730 hours.
    @Test
    void billsAClusterAndItsNodes() {
        long month = 730 * HOUR;
        SortedMap<String, List<ContainerUsage.Replicas>> none = new TreeMap<>();
        ContainerUsage usage =
                new ContainerUsage(none, nodes(X86, new Size(1930, 6903), 2 * month), month);

        ContainerStatement statement = EKS.statement(usage);

        assertThat(statement.overhead().toDollars(2)).isEqualByComparingTo("73");
        assertThat(statement.idle().toDollars(3)).isEqualByComparingTo("147.168");
        assertThat(statement.total()).isEqualTo(statement.unassigned());
    }

    /// The example of OpenCost's specification, appendix A, without its GPU: of base prices of $30 for a CPU and $10 for a gigabyte,
    /// a node of one of each that costs $20 has $15 for its CPU and $5 for its gigabyte.
    @Test
    void dividesANodeAsOpenCostDoes() {
        PerNode offer =
                new PerNode(
                        List.of(
                                ContainerOffers.type("n", X86, 1000, 1024, "20"),
                                ContainerOffers.type("a", Architecture.ARM64, 1000, 1024, "20")),
                        Money.ZERO,
                        ContainerOffers.hourly("30", "10"));
        SortedMap<String, List<ContainerUsage.Replicas>> services = new TreeMap<>();
        services.put("half", List.of(replicas(X86, new Size(500, 512), HOUR)));
        services.put("memory", List.of(replicas(X86, new Size(1, 256), HOUR)));

        ContainerStatement statement =
                offer.statement(
                        new ContainerUsage(services, nodes(X86, new Size(1000, 1024), HOUR), HOUR));

        assertThat(statement.shares().get("half"))
                .extracting(Share::held)
                .isEqualTo(Money.dollars("10"));
        assertThat(statement.shares().get("memory"))
                .extracting(Share::held)
                .isEqualTo(Money.dollars("1.265"));
        assertThat(statement.idle()).isEqualTo(Money.dollars("8.735"));
    }

    @Test
    void aNodeIsPricedAsTheCheapestTypeThatIsAsLarge() {
        assertThat(hour(new Size(1930, 3000))).isEqualTo(Money.dollars("0.08925"));
        assertThat(hour(new Size(1930, 6903))).isEqualTo(Money.dollars("0.1008"));
        assertThat(hour(new Size(1931, 100))).isEqualTo(Money.dollars("0.2016"));
        assertThat(hour(new Size(7000, 100))).isEqualTo(Money.dollars("0.4032"));
        assertThat(EKS.each(Architecture.ARM64, new Size(1, 1)).times(HOUR))
                .isEqualTo(Money.dollars("0.0816"));
    }

    private static Money hour(Size node) {
        return EKS.each(X86, node).times(HOUR);
    }

    @Test
    void whatServicesLeaveOfMachinesOfOnesOwnIsIdle() {
        PerResource own = new PerResource(ContainerOffers.hourly("0.03", "0.004"));
        SortedMap<String, List<ContainerUsage.Replicas>> services = new TreeMap<>();
        services.put("a", List.of(replicas(X86, new Size(1000, 1024), HOUR)));
        services.put("b", List.of(replicas(X86, new Size(1000, 1024), 2 * HOUR)));

        ContainerStatement statement =
                own.statement(
                        new ContainerUsage(services, nodes(X86, new Size(4000, 7168), HOUR), HOUR));

        // 1 vCPU and 4 GB for an hour; the one that held half as much pays a third.
        assertThat(statement.idle()).isEqualTo(Money.dollars("0.046"));
        assertThat(statement.shares().get("a").held()).isEqualTo(Money.dollars("0.034"));
        assertThat(statement.shares().get("b").held()).isEqualTo(Money.dollars("0.068"));
        assertThat(statement.shares().get("a").idle().times(3)).isEqualTo(statement.idle());
    }

    static List<ContainerPrices> offers() {
        return List.of(FARGATE, EKS, new PerResource(ContainerOffers.OPENCOST));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void sharesSumToTheTotalExactly(ContainerPrices offer) {
        Random random = new Random(31);
        for (int round = 0; round < 300; round++) {
            ContainerUsage usage = anyUsage(random);
            ContainerStatement statement = offer.statement(usage);

            assertThat(statement.shares().keySet()).isEqualTo(usage.services().keySet());
            assertThat(sum(statement, Share::total).plus(statement.unassigned()))
                    .isEqualTo(statement.total());
            if (statement.unassigned().equals(Money.ZERO)) {
                assertThat(sum(statement, Share::idle)).isEqualTo(statement.idle());
                assertThat(sum(statement, Share::overhead)).isEqualTo(statement.overhead());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("offers")
    void alikeServicesPayAlikeAndThatHoldMoreNeverLess(ContainerPrices offer) {
        Random random = new Random(32);
        for (int round = 0; round < 100; round++) {
            Size size = new Size(random.nextInt(1, 4000), random.nextInt(1, 8000));
            long held = random.nextLong(1, 100 * HOUR);
            SortedMap<String, List<ContainerUsage.Replicas>> services = new TreeMap<>();
            services.put("less", List.of(replicas(X86, size, held)));
            services.put("more", List.of(replicas(X86, size, held + random.nextLong(HOUR))));
            services.put("same", List.of(replicas(X86, size, held)));
            List<ContainerUsage.Nodes> nodes = nodes(X86, new Size(3920, 14_162), 10 * HOUR);

            SortedMap<String, Share> shares =
                    offer.statement(new ContainerUsage(services, nodes, HOUR)).shares();

            assertThat(difference(shares.get("less").total(), shares.get("same").total()))
                    .isLessThan(10);
            assertThat(shares.get("more").total())
                    .isGreaterThanOrEqualTo(shares.get("less").total());
        }
    }

    /// In quanta: what does not divide goes to one of the equals.
    private static long difference(Money one, Money other) {
        return one.quanta().subtract(other.quanta()).abs().longValueExact();
    }

    private static Money sum(ContainerStatement statement, Function<Share, Money> part) {
        return statement.shares().values().stream().map(part).reduce(Money.ZERO, Money::plus);
    }

    private static ContainerUsage anyUsage(Random random) {
        SortedMap<String, List<ContainerUsage.Replicas>> services = new TreeMap<>();
        for (int service = random.nextInt(6); service > 0; service--) {
            List<ContainerUsage.Replicas> replicas = new ArrayList<>();
            for (int size = random.nextInt(3); size > 0; size--) {
                replicas.add(
                        replicas(
                                any(random),
                                new Size(random.nextInt(1, 20_000), random.nextInt(1, 200_000)),
                                random.nextLong(1000 * HOUR)));
            }
            services.put("service-" + service, replicas);
        }
        List<ContainerUsage.Nodes> nodes = new ArrayList<>();
        for (int node = random.nextInt(3); node > 0; node--) {
            Size size = new Size(random.nextInt(1, 20_000), random.nextInt(1, 200_000));
            nodes.addAll(nodes(any(random), size, random.nextLong(1, 1000 * HOUR)));
        }
        return new ContainerUsage(services, nodes, random.nextLong(1000 * HOUR));
    }

    private static Architecture any(Random random) {
        return random.nextBoolean() ? X86 : Architecture.ARM64;
    }

    private static ContainerUsage usage(Architecture architecture, Size size, ReplicaTime time) {
        SortedMap<String, List<ContainerUsage.Replicas>> services = new TreeMap<>();
        services.put("orders", List.of(new ContainerUsage.Replicas(architecture, size, time)));
        return new ContainerUsage(services, List.of(), 0);
    }

    private static ContainerUsage.Replicas replicas(
            Architecture architecture, Size size, long heldMillis) {
        return new ContainerUsage.Replicas(
                architecture, size, new ReplicaTime(heldMillis, heldMillis, 1));
    }

    private static List<ContainerUsage.Nodes> nodes(
            Architecture architecture, Size size, long heldMillis) {
        return List.of(new ContainerUsage.Nodes(architecture, size, heldMillis));
    }
}
