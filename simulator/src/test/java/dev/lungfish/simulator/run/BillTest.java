package dev.lungfish.simulator.run;

import static dev.lungfish.simulator.Runs.MILLI;
import static dev.lungfish.simulator.Runs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.pricing.Bill;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.PriceTiers;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.pricing.UsageType;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Constant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Bills worked out by hand.
class BillTest {

    private static final int MEGABYTES = 256;
    private static final Timing TIMING = Runs.timing(0, 600 * SECOND);

    /// 400 ms until it is ready, of which the sandbox takes 60 ms and what AWS calls its init the rest; 150.4 ms of work.
    private static final ProgramTimes TIMES =
            new ProgramTimes(
                    new Constant(60 * MILLI),
                    new Constant(40 * MILLI),
                    new Constant(300 * MILLI),
                    new Constant(150_400_000),
                    new Constant(0));

    /// The first two start an environment each; the third comes when both are there, the last after the keep-alive. Cold
    /// ones are billed 490.4 ms and warm ones 150.4 ms, rounded up.
    @Test
    void theInitOfAColdStartIsBilledWithItsRequest() {
        Usage usage = onDemand(1, true, 0);
        assertThat(usage.requests()).isEqualTo(4);
        assertThat(usage.durationMegabyteMillis()).isEqualTo(MEGABYTES * (3 * 491L + 151));
        assertThat(usage.provisionedConcurrencyMegabyteMillis()).isZero();
    }

    @Test
    void thePlatformsRuleSaysWhatCounts() {
        assertThat(onDemand(1, false, 0).durationMegabyteMillis()).isEqualTo(MEGABYTES * 4 * 151L);
        assertThat(onDemand(100, false, 0).durationMegabyteMillis())
                .isEqualTo(MEGABYTES * 4 * 200L);
    }

    /// Two environments over ten minutes, which serve all requests: even the first, before those that these asked for.
    @Test
    void provisionedEnvironmentsAreBilledForAsLongAsTheyAreKept() {
        Usage usage = onDemand(1, true, 2);
        assertThat(usage.provisionedConcurrencyMegabyteMillis())
                .isEqualTo(MEGABYTES * 2 * 600_000L);
        assertThat(usage.provisionedDurationMegabyteMillis()).isEqualTo(MEGABYTES * 4 * 151L);
        assertThat(usage.durationMegabyteMillis()).isZero();
    }

    /// 4 requests at 20 cents a million, and 1624 ms of a quarter of a gigabyte at 1.66667 thousandths of a cent a second.
    @Test
    void theUsageHasAPrice() {
        Bill bill =
                Bill.of(prices(), FreeTier.NONE, Map.of(Architecture.X86_64, onDemand(1, true, 0)));
        assertThat(bill.total())
                .isEqualTo(
                        Money.dollars("0.0000008")
                                .plus(
                                        Money.dollars("0.0000166667")
                                                .times(1624)
                                                .dividedExactlyBy(4000)));
    }

    /// Three replicas over ten minutes, by the minute and at least a quarter of an hour each.
    @Test
    void replicasAreBilledForAsLongAsTheyExist() {
        Simulation simulation = Runs.placed(TIMING, Placement.CONTAINER, Runs.fixed(3, 10), 1);
        simulation.add(model(0), Runs.BILLING, new ReplicaRule(60_000, 900_000));
        ServiceResult result = simulation.run().getFirst();
        assertThat(result.held().replicas())
                .isEqualTo(new ReplicaTime(3 * 600_000L, 3 * 900_000L, 3));
        assertThat(result.held().usage()).isEqualTo(Usage.NONE);
        assertThat(result.levels().replicas().mean()).isEqualTo(3);
    }

    private static Usage onDemand(long stepMillis, boolean initBilled, int provisioned) {
        Simulation simulation = Simulation.onDemand(TIMING, Runs.rules(60 * SECOND, 1000), 1);
        BillingRule rule = new BillingRule(stepMillis, initBilled, 512, 300_000);
        simulation.add(model(provisioned), rule, ReplicaRule.EXACT);
        return simulation.run().getFirst().held().usage();
    }

    private static ServiceModel model(int provisioned) {
        long[] times = {0, 100 * MILLI, 5 * SECOND, 200 * SECOND};
        return new ServiceModel(
                "shop", () -> new TimedArrivals(times), MEGABYTES, 1, provisioned, TIMES, TIMES);
    }

    private static PriceList prices() {
        Map<UsageType, PriceTiers> types = new EnumMap<>(UsageType.class);
        for (UsageType type : UsageType.values()) {
            types.put(
                    type,
                    PriceTiers.flat(
                            type == UsageType.REQUESTS
                                    ? Money.dollars("0.0000002")
                                    : Money.dollars("0.0000166667")
                                            .dividedExactlyBy(
                                                    Measure.GIGABYTE_SECONDS.countedUnits())));
        }
        return new PriceList(Map.of(Architecture.X86_64, types));
    }
}
