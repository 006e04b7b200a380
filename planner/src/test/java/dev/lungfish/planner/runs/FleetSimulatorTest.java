package dev.lungfish.planner.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.planner.fleet.Defaults;
import dev.lungfish.planner.fleet.FleetAssembly;
import dev.lungfish.planner.fleet.FunctionLimits;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.profiles.PlatformProfile;
import dev.lungfish.simulator.arrivals.Spread;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.random.Stream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is simulated beside or without something else is what is simulated with it, or after it.
final class FleetSimulatorTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final int KEPT = 2;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keptEnvironmentsAreTheSameBesideTheOthersAsAfterThem(long seed) {
        Traffic traffic = traffic(seed);
        List<PlannedService> services = services(traffic);
        Provisioning provisioning = new Provisioning(scenario(seed), traffic);
        FleetRuns after = provisioning.add(simulator(seed).run(traffic, services), _ -> KEPT);
        FleetRuns beside =
                simulator(seed)
                        .run(
                                traffic,
                                services.stream().map(one -> one.provisioning(KEPT)).toList());
        assertThat(beside.services())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(after.services());
        assertThat(provisioning.add(beside, _ -> KEPT).services())
                .zipSatisfy(beside.services(), (again, own) -> assertThat(again).isSameAs(own));
        assertThat(beside.services().getFirst().of(Alternative.PROVISIONED).held().usage())
                .isNotEqualTo(beside.services().getFirst().of(Alternative.FUNCTION).held().usage());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anAlternativeIsTheSameWithoutTheOthers(long seed) {
        Traffic traffic = traffic(seed);
        FleetRuns all = simulator(seed).run(traffic, services(traffic));
        FleetRuns some =
                simulator(seed)
                        .run(
                                traffic,
                                services(traffic),
                                (i, alternative) ->
                                        alternative == Alternative.FUNCTION
                                                || (i == 0 && alternative == Alternative.SPLIT));
        assertThat(some.services().getFirst().outcomes())
                .containsOnlyKeys(Alternative.FUNCTION, Alternative.SPLIT);
        assertThat(some.services().getLast().outcomes()).containsOnlyKeys(Alternative.FUNCTION);
        assertThat(some.services().getFirst().of(Alternative.SPLIT))
                .usingRecursiveComparison()
                .isEqualTo(all.services().getFirst().of(Alternative.SPLIT));
    }

    private static FleetSimulator simulator(long seed) {
        return new FleetSimulator(scenario(seed), (_, _) -> {});
    }

    private static Scenario scenario(long seed) {
        return new Scenario(
                OnDemandRules.AWS_LAMBDA,
                PlatformProfile.awsLambda().billing().rule(),
                ReplicaRule.EXACT,
                Spread.RANDOM,
                seed);
    }

    /// Two services for two hours, with up to 100 and up to 10 requests of 2 s in a minute.
    private static Traffic traffic(long seed) {
        Stream stream = new Stream(seed);
        return new Traffic(
                Instant.EPOCH,
                ZoneOffset.UTC,
                MINUTE,
                120,
                List.of(service("busy", 100, stream), service("rare", 10, stream)),
                List.of());
    }

    private static ServiceTraffic service(String name, long most, Stream stream) {
        int[] counts = IntStream.range(0, 120).map(_ -> (int) stream.nextBelow(most)).toArray();
        return new ServiceTraffic(name, counts, new Exponential(2e9), 128, null, "http");
    }

    private static List<PlannedService> services(Traffic traffic) {
        return new FleetAssembly(
                        Defaults.USUAL, new FunctionLimits("AWS Lambda", 128, 10240, 1769, 900))
                .assemble(traffic, null)
                .services();
    }
}
