package dev.lungfish.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same load on several targets, one after the other, round after round, so that what else the machine does
/// falls on all of them alike.
public final class Comparison {

    /// Long enough for a JVM to have compiled what it will.
    private static final int WARM_UP_SECONDS = 10;

    private final Wrk wrk;
    private final int rounds;
    private final int seconds;

    /// Rounds of `seconds` for each target, after ten that only warm up.
    public Comparison(Wrk wrk, int rounds, int seconds) {
        this.wrk = wrk;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /// Measures all `targets` and prints a table; the first is the one that the others are compared with.
    public Results run(String title, List<Target> targets, String body, int connections)
            throws IOException, InterruptedException {
        for (Target target : targets) {
            wrk.warmUp(target, body, connections, WARM_UP_SECONDS);
        }
        Map<Target, List<Run>> runs = new LinkedHashMap<>();
        targets.forEach(target -> runs.put(target, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Target, List<Run>> entry : runs.entrySet()) {
                entry.getValue().add(run(entry.getKey(), body, connections));
            }
        }
        Results results = new Results(targets.getFirst(), runs);
        System.out.printf(
                "%n%s: connections %d, rounds %d of %d s%n%n%s",
                title, connections, rounds, seconds, results.table());
        return results;
    }

    private Run run(Target target, String body, int connections)
            throws IOException, InterruptedException {
        long before = target.cpuNanos().getAsLong();
        LoadFigures load = wrk.post(target, body, connections, seconds);
        double cpuMicros = (target.cpuNanos().getAsLong() - before) / 1e3;
        return new Run(load, cpuMicros / load.requests());
    }
}
