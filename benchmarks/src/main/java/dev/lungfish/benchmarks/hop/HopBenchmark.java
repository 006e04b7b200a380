package dev.lungfish.benchmarks.hop;

import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Compares the candidates, bare and as a rendezvous, at one connection and at sixteen.
public final class HopBenchmark {

    private HopBenchmark() {}

    /// Prints one table for each.
    public static void run(Comparison comparison, String body) throws Exception {
        List<HopProcess> candidates = new ArrayList<>();
        try {
            for (Candidate candidate : Candidate.values()) {
                candidates.add(HopProcess.start(candidate));
            }
            for (int connections : List.of(1, 16)) {
                comparison.run("One hop", targets(candidates, HopProcess::echo), body, connections);
                comparison.run(
                        "Rendezvous",
                        targets(candidates, HopProcess::rendezvous),
                        body,
                        connections);
            }
        } finally {
            candidates.forEach(HopProcess::close);
        }
    }

    private static List<Target> targets(
            List<HopProcess> candidates, Function<HopProcess, Target> scenario) {
        return candidates.stream().map(scenario).toList();
    }
}
