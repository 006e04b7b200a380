package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.scaling.Trace.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One autoscaler is asked whenever it wants to be, another only where it does not rest.
class RestTest {

    private static final int SEEDS = 200;
    private static final long END = 4 * 3600 * SECOND;

    private record Change(long nanos, int wanted) {}

    /// What one autoscaler wanted, and how often it was asked.
    private record Run(List<Change> changes, int asked) {}

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HPA", "STEADY_BASE"})
    void whatRestsMissesNothing(Kind kind) {
        int asked = 0;
        int askedAlways = 0;
        int changes = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Run resting = run(kind, seed, true);
            Run always = run(kind, seed, false);
            assertThat(resting.changes).as("seed %d", seed).isEqualTo(always.changes);
            asked += resting.asked;
            askedAlways += always.asked;
            changes += always.changes.size();
        }
        assertThat(changes).as("the traffic moves it at all").isGreaterThan(10 * SEEDS);
        assertThat(asked).isLessThan(askedAlways * 9 / 10);
    }

    @Test
    void aResourceNeedsToBeLookedAt() {
        Hpa hpa = new Hpa(HpaRules.kubernetes(1, 9, List.of(new HpaMetric.CpuUtilisation(700))), 0);
        hpa.wanted(0, new Reading(1, 1, new Concurrency(0, 60 * SECOND, SECOND)));
        assertThat(hpa.rests(1)).isFalse();
    }

    /// Bursts, with silence of up to twenty minutes between them.
    private static Run run(Kind kind, long seed, boolean mayRest) {
        Trace rules = new Trace(kind, seed);
        Random random = new Random(seed);
        Concurrency concurrency = new Concurrency(0, 60 * SECOND, SECOND);
        Autoscaler scaler = scaler(kind, rules);
        List<Change> changes = new ArrayList<>();
        int wanted = rules.wanted;
        int asked = 0;
        int inFlight = 0;
        long eventNanos = 0;
        for (long now = 0; now < END; ) {
            long askNanos =
                    mayRest && scaler.rests(wanted)
                            ? Long.MAX_VALUE
                            : Math.max(now, scaler.nextNanos());
            now = Math.min(eventNanos, askNanos);
            if (now == eventNanos) {
                boolean falls = inFlight > 0 && random.nextInt(5) == 0;
                inFlight = falls ? 0 : inFlight + random.nextInt(30);
                long most = (falls ? 1200 : 30) * SECOND;
                eventNanos = now + 1 + (long) (random.nextDouble() * most);
                concurrency.change(now, inFlight);
                scaler.observe(now, inFlight);
            } else {
                int before = wanted;
                wanted = scaler.wanted(now, new Reading(wanted, wanted, concurrency));
                asked++;
                if (wanted != before) {
                    changes.add(new Change(now, wanted));
                }
            }
        }
        return new Run(changes, asked);
    }

    private static Autoscaler scaler(Kind kind, Trace rules) {
        if (kind == Kind.HPA) {
            return new Hpa(rules.hpaRules, 0);
        }
        SteadyBaseRules base = SteadyBaseRules.of(rules.min, rules.max, 4);
        return new SteadyBase(base, base.levels(0), 0);
    }
}
