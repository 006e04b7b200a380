package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;

import dev.lungfish.core.scaling.Behaviour.Policy;
import dev.lungfish.core.scaling.Behaviour.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// An autoscaler with random rules under random traffic, obeyed by replicas that start slowly.
final class Trace {

    private static final List<Select> SELECTS =
            List.of(Select.MAX, Select.MAX, Select.MAX, Select.MIN, Select.MIN, Select.DISABLED);

    enum Kind {
        HPA,
        KPA,
        STEADY_BASE
    }

    /// An answer, and what was wanted before it.
    record Answer(long nanos, int before, int wanted, long nextNanos) {}

    final List<Answer> answers = new ArrayList<>();
    final int min;
    final int max;
    final HpaRules hpaRules;
    final Autoscaler autoscaler;
    long now;
    int wanted;

    private final Random random;
    private final Concurrency concurrency;
    private final Levels levels;
    private int ready;
    private int inFlight;

    Trace(Kind kind, long seed) {
        random = new Random(seed);
        now = random.nextInt() * SECOND;
        min = random.nextInt(4);
        max = Math.max(1, min + random.nextInt(60));
        wanted = min + random.nextInt(max - min + 1);
        ready = wanted;
        hpaRules = randomHpaRules();
        concurrency = new Concurrency(now, 60 * SECOND, SECOND);
        SteadyBaseRules baseRules =
                new SteadyBaseRules(
                        min, max, 1 + random.nextInt(8), 450, 120 * SECOND, 500, 7 * SECOND);
        levels = baseRules.levels(now);
        autoscaler =
                switch (kind) {
                    case HPA -> new Hpa(hpaRules, now);
                    case KPA ->
                            new Kpa(KpaRules.knative(min, max, 1 + random.nextInt(8)), ready, now);
                    case STEADY_BASE -> new SteadyBase(baseRules, levels, now);
                };
    }

    /// Asks when the autoscaler wants it; with `often`, in between too.
    Trace play(int ticks, boolean often) {
        while (answers.size() < ticks) {
            long next = Math.max(now, autoscaler.nextNanos());
            while (now < next) {
                change(Math.min(next - now, 1 + (long) (random.nextDouble() * 5 * SECOND)));
                if (often && now < next) {
                    wanted = autoscaler.wanted(now, reading());
                }
            }
            answer();
        }
        return this;
    }

    Reading reading() {
        return new Reading(wanted, ready, concurrency, cpu(ready / 2, 500));
    }

    private void answer() {
        int before = wanted;
        wanted = autoscaler.wanted(now, reading());
        answers.add(new Answer(now, before, wanted, autoscaler.nextNanos()));
    }

    private void change(long nanos) {
        now += nanos;
        ready = Math.min(wanted, ready + random.nextInt(3));
        inFlight =
                random.nextInt(20) == 0
                        ? random.nextInt(200)
                        : Math.max(0, inFlight + random.nextInt(5) - 2);
        inFlight = wanted == 0 && !(autoscaler instanceof SteadyBase) ? 0 : inFlight;
        concurrency.change(now, inFlight);
        levels.change(now, inFlight);
    }

    private CpuUse cpu(int replicas, int permille) {
        return new CpuUse(replicas, (long) replicas * (permille + 10L * (inFlight % 50)));
    }

    private HpaRules randomHpaRules() {
        List<HpaMetric> metrics = new ArrayList<>();
        metrics.add(new HpaMetric.ConcurrencyPerReplica(500 + random.nextInt(5000)));
        if (random.nextBoolean()) {
            metrics.add(new HpaMetric.CpuUtilisation(300 + random.nextInt(700)));
        }
        return new HpaRules(
                min,
                max,
                metrics,
                randomBehaviour(),
                randomBehaviour(),
                (1 + random.nextInt(20)) * SECOND,
                15 * SECOND);
    }

    private Behaviour randomBehaviour() {
        Select select = SELECTS.get(random.nextInt(SELECTS.size()));
        return new Behaviour(
                random.nextInt(3) * 30L * SECOND,
                Stream.generate(this::randomPolicy).limit(1 + random.nextInt(3)).toList(),
                select,
                random.nextInt(200));
    }

    private Policy randomPolicy() {
        long period = (1 + random.nextInt(90)) * SECOND;
        return random.nextBoolean()
                ? new Policy.Pods(1 + random.nextInt(10), period)
                : new Policy.Percent(1 + random.nextInt(150), period);
    }
}
