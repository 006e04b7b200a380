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
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Exponential;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
                        0,
                        10);
        return new Planner(
                        new PlanRequest(
                                fleet,
                                scenario,
                                new FunctionPrices(LAMBDA.priceList(), Architecture.ARM64),
                                nodes,
                                "a test",
                                new Offers("AWS Lambda", "nodes", null, null),
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

    private static Workload nightly(String schedule) {
        return new Workload(
                "sweep",
                "CronJob",
                1,
                new Workload.Requested(100, 256, null, null),
                null,
                null,
                schedule,
                null,
                List.of());
    }

    @Test
    void aCronJobRunsAtItsTimesThoughNoTrafficNamesIt() {
        Services manifests = new Services(List.of(nightly("*/30 * * * *")), List.of());
        Plan plan = plan(List.of(), manifests, Objective.parse("p99=100ms"));
        Verdict sweep = verdict(plan, "sweep");
        assertThat(sweep.kind()).isEqualTo(Verdict.Kind.JOB);
        assertThat(sweep.load().requests()).isEqualTo(4);
        assertThat(sweep.placement()).isEqualTo(Placement.FUNCTION);
        assertThat(sweep.why()).startsWith("Its runs, 4 in the traffic's time, cost less");
        assertThat(plan.scope().requests()).isEqualTo(4);
        assertThat(plan.today().mostNodes()).isEqualTo(1);
        assertThat(plan.today().utilisation()).isBetween(0.0, 0.01);
        assertThat(plan.assumptions()).extracting(Assumption::override).contains("--run-duration");
    }

    @Test
    void aJobThatRunsLongerThanAFunctionMayStaysAPod() {
        int[] counts = new int[HOURS * 60];
        counts[10] = 1;
        ServiceTraffic hourLong =
                new ServiceTraffic(
                        "sweep", counts, new Constant(3600 * 1_000_000_000L), 256, null, "timer");
        Services manifests = new Services(List.of(nightly("0 3 * * *")), List.of());
        Verdict sweep = verdict(plan(List.of(hourLong), manifests, null), "sweep");
        assertThat(sweep.placement()).isEqualTo(Placement.CONTAINER);
        assertThat(sweep.load().requests()).isEqualTo(1);
        assertThat(sweep.options())
                .filteredOn(option -> option.placement() == Placement.FUNCTION)
                .first()
                .extracting(Verdict.Option::objection)
                .asString()
                .contains("a run would take ", "an invocation of AWS Lambda may take 900");
    }

    /// Two requests of 20 ms every quarter of an hour meet cold starts, unless what they need is kept.
    @Test
    void environmentsAreKeptWhereColdStartsMissTheObjective() {
        int[] counts = new int[HOURS * 60];
        for (int i = 0; i < counts.length; i += 15) {
            counts[i] = 2;
        }
        ServiceTraffic rare =
                new ServiceTraffic("rare", counts, new Constant(20_000_000), 128, null, "http");
        Verdict verdict = verdict(plan(List.of(rare), null, Objective.parse("p99=100ms")), "rare");
        Verdict.Option kept =
                verdict.options().stream()
                        .filter(option -> option.product().endsWith(" provisioned"))
                        .findFirst()
                        .orElseThrow();
        assertThat(kept.p99Millis()).isLessThan(100);
        assertThat(kept.objection()).isNull();
        assertThat(kept.kept()).isGreaterThan(Money.ZERO);
        assertThat(verdict.placement()).isEqualTo(Placement.FUNCTION);
        assertThat(verdict.product()).isEqualTo(kept.product());
        assertThat(verdict.why()).startsWith("AWS Lambda would be cheaper").contains("its p99");
    }

    @Test
    void environmentsThatAreBusyAllTheTimeAreKeptSinceThatIsCheaper() {
        Verdict steady = verdict(plan(List.of(service("steady", 60, 2500)), null, null), "steady");
        assertThat(steady.options())
                .filteredOn(option -> option.product().endsWith(" provisioned"))
                .hasSize(1)
                .allSatisfy(
                        option ->
                                assertThat(option.functions())
                                        .isLessThan(steady.options().getFirst().functions()));
    }

    /// Beside a busy one, since only services with few of all requests are simulated again.
    @Test
    void whatIsKeptIsSimulatedWithOtherSeedsToo() {
        List<ServiceTraffic> services = new ArrayList<>(List.of(service("busy", 30_000, 20)));
        for (int millis = 500; millis <= 4000; millis += 250) {
            services.add(service("steady-" + millis, 60, millis));
        }
        assertThat(plan(services, null, null).verdicts())
                .filteredOn(verdict -> verdict.product().endsWith(" provisioned"))
                .filteredOn(verdict -> verdict.seeds().of() > 0)
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.seeds().holds()).isPositive());
    }

    /// At the multiple of functions' prices that is said to make both cost the same, they do.
    @Test
    void whatFlipsAVerdictIsSaid() {
        Verdict rare = verdict(plan(List.of(service("rare", 1, 50)), null, null), "rare");
        Verdict.Option container =
                rare.options().stream()
                        .filter(option -> option.placement() == Placement.CONTAINER)
                        .findFirst()
                        .orElseThrow();
        double prices = rare.flips().functionPrices();
        double dearer = rare.chosen().functions().toDollars(9).doubleValue() * prices;
        assertThat(prices).isGreaterThan(1);
        assertThat(dearer)
                .isLessThanOrEqualTo(container.total().toDollars(9).doubleValue() * 1.001);
        assertThat(rare.flips().atTwice()).isEqualTo(Placement.FUNCTION);
        assertThat(rare.seeds().of()).isZero();
        Verdict busy = verdict(plan(List.of(service("busy", 3000, 100)), null, null), "busy");
        assertThat(busy.flips().functionPrices()).isFinite().isNotEqualTo(1);
        assertThat(busy.flips().atTenTimes()).isNotEqualTo(Placement.FUNCTION);
    }

    /// A pod that requests 10 millicores keeps half a processor busy.
    @Test
    void podsThatRequestLessThanTheyUseAreNamedWhereWellRunContainersCostMore() {
        Workload pod =
                new Workload(
                        "busy",
                        "Deployment",
                        10,
                        new Workload.Requested(10, 64, null, null),
                        null,
                        null,
                        null,
                        null,
                        List.of());
        Services manifests = new Services(List.of(pod), List.of());
        Plan plan = plan(List.of(service("busy", 6000, 100)), manifests, null);
        assertThat(plan.containers().total()).isGreaterThan(plan.today().total());
        assertThat(plan.containers().note())
                .startsWith("More than as it is, since today's pods use more")
                .contains("busy (500 of 10 millicores)");
        assertThat(plan(List.of(service("rare", 1, 5)), null, null).containers().note()).isEmpty();
    }
}
