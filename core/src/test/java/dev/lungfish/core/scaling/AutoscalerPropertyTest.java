package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.scaling.Behaviour.Policy;
import dev.lungfish.core.scaling.Trace.Answer;
import dev.lungfish.core.scaling.Trace.Kind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoscalerPropertyTest {

    private static final int SEEDS = 200;
    private static final int TICKS = 300;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void itStaysBetweenMinAndMaxAndAlwaysLooksAhead(Kind kind) {
        long changes = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Trace trace = new Trace(kind, seed).play(TICKS, false);
            for (Answer answer : trace.answers) {
                assertThat(answer.wanted()).as("seed %d", seed).isBetween(trace.min, trace.max);
                assertThat(answer.nextNanos()).isGreaterThan(answer.nanos());
                changes += answer.wanted() == answer.before() ? 0 : 1;
            }
        }
        assertThat(changes).as("the traffic moves it at all").isGreaterThan(SEEDS);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void askingOftenerMakesNoDifference(Kind kind) {
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            assertThat(new Trace(kind, seed).play(TICKS, true).answers)
                    .as("seed %d", seed)
                    .isEqualTo(new Trace(kind, seed).play(TICKS, false).answers);
        }
    }

    /// The replicas after any change are no further from those at each policy's period before than it allows; with
    /// MAX one policy must allow it, with MIN all.
    @Test
    void neverMoreThanThePoliciesAllowInAnyPeriod() {
        int changes = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Trace trace = new Trace(Kind.HPA, seed).play(TICKS, false);
            for (int i = 0; i < trace.answers.size(); i++) {
                Answer answer = trace.answers.get(i);
                if (answer.wanted() != answer.before()) {
                    assertThat(isAllowed(trace, i)).as("seed %d, %s", seed, answer).isTrue();
                    changes++;
                }
            }
        }
        assertThat(changes).isGreaterThan(SEEDS);
    }

    private static boolean isAllowed(Trace trace, int index) {
        Answer answer = trace.answers.get(index);
        boolean isUp = answer.wanted() > answer.before();
        Behaviour behaviour = isUp ? trace.hpaRules.up() : trace.hpaRules.down();
        List<Boolean> allowed =
                behaviour.policies().stream()
                        .map(policy -> isAllowed(trace.answers, answer, isUp, policy))
                        .toList();
        return switch (behaviour.select()) {
            case MAX -> allowed.contains(true);
            case MIN -> !allowed.contains(false);
            case DISABLED -> false;
        };
    }

    private static boolean isAllowed(
            List<Answer> answers, Answer answer, boolean isUp, Policy policy) {
        int begin = wantedAt(answers, answer.nanos() - policy.periodNanos());
        double allowance =
                switch (policy) {
                    case Policy.Pods(int pods, _) -> pods;
                    case Policy.Percent(int percent, _) -> Math.ceil(begin * percent / 100.0);
                };
        return isUp ? answer.wanted() <= begin + allowance : answer.wanted() >= begin - allowance;
    }

    private static int wantedAt(List<Answer> answers, long nanos) {
        int wanted = answers.getFirst().before();
        for (Answer answer : answers) {
            if (answer.nanos() <= nanos) {
                wanted = answer.wanted();
            }
        }
        return wanted;
    }

    @Test
    void moreConcurrencyNeverMeansFewerReplicasOfHpa() {
        for (long seed = 0; seed < SEEDS; seed++) {
            int before = 0;
            for (long milli = 0; milli < 100_000; milli += 1777) {
                Trace trace = new Trace(Kind.HPA, seed).play(20, false);
                int wanted = ((Hpa) trace.autoscaler).decide(trace.now, trace.reading(), milli);
                assertThat(wanted).as("seed %d, %d", seed, milli).isGreaterThanOrEqualTo(before);
                before = wanted;
            }
        }
    }

    @Test
    void moreConcurrencyNeverMeansFewerReplicasOfKpa() {
        for (long seed = 0; seed < SEEDS; seed++) {
            int before = 0;
            int beforeByBurst = 0;
            for (long milli = 0; milli < 100_000; milli += 1777) {
                int wanted = decideKpa(seed, milli, 10_000);
                int byBurst = decideKpa(seed, 10_000, milli);
                assertThat(wanted).as("seed %d, %d", seed, milli).isGreaterThanOrEqualTo(before);
                assertThat(byBurst).as("seed %d", seed).isGreaterThanOrEqualTo(beforeByBurst);
                before = wanted;
                beforeByBurst = byBurst;
            }
        }
    }

    private static int decideKpa(long seed, long stableMilli, long burstMilli) {
        Trace trace = new Trace(Kind.KPA, seed).play(20, false);
        return ((Kpa) trace.autoscaler).decide(trace.now, trace.reading(), stableMilli, burstMilli);
    }

    @Test
    void moreCpuNeverMeansFewerReplicas() {
        Hpa hpa =
                new Hpa(
                        HpaRules.kubernetes(0, 1000, List.of(new HpaMetric.CpuUtilisation(700))),
                        0);
        for (int wanted = 1; wanted < 12; wanted++) {
            for (int ready = 1; ready <= wanted; ready++) {
                for (int measured = 1; measured <= ready; measured++) {
                    int before = 0;
                    for (long each = 0; each < 3000; each += 13) {
                        long[] use = LongStream.generate(() -> 0).limit(measured).toArray();
                        use[0] = each * measured;
                        int desired = hpa.desired(Readings.cpu(wanted, ready, use), 0);
                        assertThat(desired)
                                .as("%d of %d of %d at %d", measured, ready, wanted, each)
                                .isGreaterThanOrEqualTo(before);
                        before = desired;
                    }
                }
            }
        }
    }

    @Test
    void theSteadyBaseMovesByOneReplicaInAStep() {
        for (long seed = 0; seed < SEEDS; seed++) {
            long changed = Long.MIN_VALUE;
            for (Answer answer : new Trace(Kind.STEADY_BASE, seed).play(TICKS, false).answers) {
                int difference = answer.wanted() - answer.before();
                assertThat(Math.abs(difference)).isLessThanOrEqualTo(1);
                if (difference != 0) {
                    assertThat(changed).isLessThanOrEqualTo(answer.nanos() - 7 * SECOND);
                    changed = answer.nanos();
                }
            }
        }
    }

    @Test
    void inPanicKpaNeverGoesDown() {
        int inPanic = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Trace trace = new Trace(Kind.KPA, seed);
            for (int tick = 1; tick <= TICKS; tick++) {
                trace.play(tick, false);
                if (((Kpa) trace.autoscaler).panics()) {
                    Answer answer = trace.answers.getLast();
                    assertThat(answer.wanted()).isGreaterThanOrEqualTo(answer.before());
                    inPanic++;
                }
            }
        }
        assertThat(inPanic).isGreaterThan(SEEDS);
    }
}
