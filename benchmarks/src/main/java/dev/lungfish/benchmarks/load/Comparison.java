package dev.lungfish.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same load on several targets, one after the other, round after round, so that what else the machine does
/// falls on all of them alike.
public final class Comparison {

    /// A target warms up in pieces, until its rate has stopped to rise: two in a row that are not 5 % better than the
    /// best before them. The platform and sixteen language runtimes compile themselves for a minute on two processors.
    private static final int PIECE_SECONDS = 5;

    private static final int MOST_PIECES = 36;
    private static final int STEADY_PIECES = 2;
    private static final double RISE = 1.05;

    private final Wrk wrk;
    private final int rounds;
    private final int seconds;

    /// Rounds of `seconds` for each target, after a warm-up.
    public Comparison(Wrk wrk, int rounds, int seconds) {
        this.wrk = wrk;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /// Measures all `targets` and prints a table; the first is the one that the others are compared with.
    ///
    /// @param body of each request, a POST; empty for GETs
    public Results run(String title, List<Target> targets, String body, int connections)
            throws IOException, InterruptedException {
        for (Target target : targets) {
            warmUp(target, body, connections);
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

    private void warmUp(Target target, String body, int connections)
            throws IOException, InterruptedException {
        double best = 0;
        int steady = 0;
        for (int piece = 0; piece < MOST_PIECES && steady < STEADY_PIECES; piece++) {
            double rate = wrk.load(target, body, connections, PIECE_SECONDS).requestsPerSecond();
            steady = rate > RISE * best ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
    }

    private Run run(Target target, String body, int connections)
            throws IOException, InterruptedException {
        long before = target.cpuNanos().getAsLong();
        LoadFigures load = wrk.load(target, body, connections, seconds);
        double cpuMicros = (target.cpuNanos().getAsLong() - before) / 1e3;
        return new Run(load, cpuMicros / load.requests());
    }
}
