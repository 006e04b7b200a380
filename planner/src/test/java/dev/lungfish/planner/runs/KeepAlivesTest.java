package dev.lungfish.planner.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.random.Stream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What one pass over the gaps says, against what simulations with each keep-alive show.
class KeepAlivesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final Traffic TRAFFIC = traffic();

    /// A request every three minutes, in the mean, in one hour after the other; each takes 20 s.
    private static Traffic traffic() {
        Random random = new Random(7);
        int[] counts = new int[20 * 60];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i / 60 % 2 == 0 && random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        }
        ServiceTraffic service =
                new ServiceTraffic("rare", counts, new Exponential(20e9), 128, null, "http");
        return new Traffic(
                Instant.EPOCH, ZoneOffset.UTC, MINUTE, counts.length, List.of(service), List.of());
    }

    private static Scenario scenario(long keepAliveNanos) {
        OnDemandRules usual = OnDemandRules.AWS_LAMBDA;
        return new Scenario(
                new OnDemandRules(
                        keepAliveNanos,
                        usual.accountConcurrency(),
                        usual.scaling(),
                        usual.startsAtOnce(),
                        usual.machineMegabytes(),
                        usual.longestWaitNanos()),
                PlatformProfile.awsLambda().billing().rule(),
                ReplicaRule.EXACT,
                Spread.RANDOM,
                1);
    }

    private static ServiceRuns simulated(long keepAliveNanos) {
        List<PlannedService> services =
                new FleetAssembly(
                                Defaults.USUAL,
                                new FunctionLimits("AWS Lambda", 128, 10240, 1769, 900))
                        .assemble(TRAFFIC, null)
                        .services();
        return new FleetSimulator(scenario(keepAliveNanos), (_, _) -> {})
                .run(TRAFFIC, services)
                .services()
                .getFirst();
    }

    @Test
    void onePassShowsWhatSimulationsWithEachKeepAliveDo() {
        ServiceRuns planned = simulated(10 * MINUTE);
        KeepAlives.Effect effect =
                KeepAlives.of(scenario(10 * MINUTE), TRAFFIC, List.of(planned.service()))
                        .effects(new FleetRuns(List.of(planned), new Waits(1)))
                        .getFirst();
        for (int i = 0; i < KeepAlives.MINUTES.size(); i++) {
            double own =
                    simulated(KeepAlives.MINUTES.get(i) * MINUTE)
                            .of(Alternative.FUNCTION)
                            .coldShare();
            assertThat(effect.coldShares().get(i)).isCloseTo(own, within(0.02 + 0.1 * own));
        }
        assertThat(effect.coldShares().getFirst()).isGreaterThan(0.4);
        assertThat(effect.coldShares().getLast()).isLessThan(0.1);
        assertThat(effect.idle()).isSorted();
    }

    /// Requests of 10 s at 0, 30, 35 and 100 s: environments that have been idle for 20 s, none, and 55 s.
    @Test
    void gapsAreThoseOfTheLastUsed() {
        IdleGaps gaps =
                IdleGaps.of(
                        new TimedArrivals(new long[] {0, 30 * SECOND, 35 * SECOND, 100 * SECOND}),
                        new Constant(10 * SECOND),
                        new Stream(1),
                        new long[] {20 * SECOND, 21 * SECOND, 60 * SECOND});
        assertThat(gaps.coldShares()).containsExactly(1, 0.75, 0.5);
        assertThat(gaps.idle()).containsExactly(0.6, 0.62, 1.35);
    }
}
