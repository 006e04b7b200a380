package dev.lungfish.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.FunctionPrices;
import dev.lungfish.planner.cost.NodePool;
import dev.lungfish.planner.cost.NodeType;
import dev.lungfish.planner.cost.OwnNodes;
import dev.lungfish.planner.fleet.CodeFacts;
import dev.lungfish.planner.fleet.Defaults;
import dev.lungfish.planner.fleet.Fleet;
import dev.lungfish.planner.fleet.FleetAssembly;
import dev.lungfish.planner.fleet.FunctionLimits;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.runs.Scenario;
import dev.lungfish.planner.services.Services;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.profiles.PlatformProfile;
import dev.lungfish.simulator.arrivals.Spread;
import dev.lungfish.simulator.random.Exponential;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whole plans of small fleets.
class PlannerTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final int HOURS = 2;
    private static final Map<String, CodeFacts> CODE =
            Map.of(
                    "feed",
                    new CodeFacts(List.of("its code holds WebSockets"), Duration.ofSeconds(3)));
    private static final PlatformProfile LAMBDA = PlatformProfile.awsLambda();

    private static Plan plan(
            List<ServiceTraffic> services,
            @Nullable Services manifests,
            @Nullable Objective objective) {
        Traffic traffic =
                new Traffic(
                        Instant.parse("2026-11-02T08:00:00Z"),
                        ZoneOffset.UTC,
                        MINUTE,
                        HOURS * 60,
                        services,
                        List.of());
        Fleet fleet =
                new FleetAssembly(
                                Defaults.USUAL,
                                new FunctionLimits("AWS Lambda", 128, 10240, 1769, 900),
                                CODE)
                        .assemble(traffic, manifests);
        Money each = Money.dollars("0.0816").dividedExactlyBy(3_600_000);
        NodeType type = new NodeType("large", new Node("large", "any", 1730, 6544, 25), each);
        Scenario scenario =
                new Scenario(
                        OnDemandRules.AWS_LAMBDA,
                        LAMBDA.billing().rule(),
                        ReplicaRule.EXACT,
                        Spread.RANDOM,
                        1);
        OwnNodes nodes =
                new OwnNodes(
                        new NodePool(List.of(type), 1),
                        Money.ZERO,
                        ResourcePrices.hourly(new BigDecimal("0.03"), new BigDecimal("0.004")),
                        10);
        return new Planner(
                        new PlanRequest(
                                fleet,
                                scenario,
                                new FunctionPrices(LAMBDA.priceList(), Architecture.ARM64),
                                nodes,
                                "a test",
                                objective))
                .plan((_, _) -> {});
    }

    private static ServiceTraffic service(String name, int perMinute, double millis) {
        int[] counts = new int[HOURS * 60];
        Arrays.fill(counts, perMinute);
        return new ServiceTraffic(name, counts, new Exponential(millis * 1e6), 128, null, "http");
    }

    private static Verdict verdict(Plan plan, String name) {
        return plan.verdicts().stream()
                .filter(one -> one.service().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRareServiceIsAFunction() {
        Plan plan = plan(List.of(service("rare", 1, 50)), null, null);
        assertThat(verdict(plan, "rare").placement()).isEqualTo(Placement.FUNCTION);
        assertThat(verdict(plan, "rare").why()).startsWith("Cheaper on demand ");
        assertThat(verdict(plan, "rare").breakEven().factor()).isGreaterThan(1);
        assertThat(plan.mix().nodes()).isZero();
    }

    @Test
    void aBusyServiceHasReplicas() {
        Plan plan = plan(List.of(service("busy", 3000, 100)), null, null);
        assertThat(verdict(plan, "busy").placement()).isNotEqualTo(Placement.FUNCTION);
        assertThat(verdict(plan, "busy").breakEven().factor()).isLessThan(1);
        assertThat(plan.mix().total()).isLessThanOrEqualTo(plan.betterPure().total());
        assertThat(plan.functions().feel().requests()).isEqualTo(HOURS * 60 * 3000L);
    }

    /// The busy one's nodes have room that is paid for anyway.
    @Test
    void aRareServiceBesideABusyOneFillsItsNodes() {
        Plan plan = plan(List.of(service("rare", 1, 50), service("busy", 3000, 100)), null, null);
        assertThat(verdict(plan, "rare").placement()).isEqualTo(Placement.CONTAINER);
        assertThat(verdict(plan, "rare").why()).contains("others pay for anyway");
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        List<ServiceTraffic> services = List.of(service("a", 20, 300), service("b", 600, 40));
        assertThat(plan(services, null, null)).isEqualTo(plan(services, null, null));
    }

    @Test
    void whatItsCodeForbidsIsNoFunctionAndSaysWhy() {
        Plan plan = plan(List.of(service("feed", 1, 5), service("quiet", 1, 5)), null, null);
        Verdict feed = verdict(plan, "feed");
        assertThat(feed.placement()).isEqualTo(Placement.CONTAINER);
        assertThat(feed.why()).endsWith("but its code holds WebSockets.");
        assertThat(plan.assumptions())
                .filteredOn(one -> one.what().startsWith("cold start"))
                .extracting(Assumption::what)
                .containsExactly("cold start, for 1 services", "cold start, for 1 services");
    }

    @Test
    void whatIsPinnedStaysAContainerAndSaysWhy() {
        Workload database =
                new Workload(
                        "db",
                        "StatefulSet",
                        1,
                        new Workload.Requested(100, 256, null, null),
                        null,
                        null,
                        null,
                        "postgres:17",
                        List.of("it keeps its data on a volume"),
                        null,
                        List.of(),
                        null,
                        List.of(),
                        null);
        Plan plan =
                plan(
                        List.of(service("db", 1, 5)),
                        new Services(List.of(database), List.of()),
                        null);
        assertThat(verdict(plan, "db").placement()).isEqualTo(Placement.CONTAINER);
        assertThat(verdict(plan, "db").why()).contains("but it keeps its data on a volume");
        assertThat(plan.functions().containers()).isGreaterThan(Money.ZERO);
    }

    @Test
    void anObjectiveKeepsColdStartsAway() {
        List<ServiceTraffic> services = List.of(service("shop", 1, 5));
        Plan free = plan(services, null, null);
        Plan bound = plan(services, null, Objective.parse("p99=100ms"));
        assertThat(verdict(free, "shop").placement()).isEqualTo(Placement.FUNCTION);
        assertThat(verdict(bound, "shop").chosen().p99Millis()).isLessThanOrEqualTo(100);
    }
}
