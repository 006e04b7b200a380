package dev.lungfish.benchmarks.simulator;

import dev.lungfish.benchmarks.load.Medians;
import dev.lungfish.core.service.Placement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The measurement itself, as a process of its own: `OneCore TRACE ROUNDS`. Contenders take turns; the first round is to warm
/// up and does not count.
public final class OneCore {

    private OneCore() {}

    public static void main(String[] arguments) throws Exception {
        List<TracedFunction> functions = TracedFunction.read(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        List<Contender> contenders = contenders(functions);
        List<List<Double>> rates = new ArrayList<>();
        contenders.forEach(_ -> rates.add(new ArrayList<>()));
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                double rate = contenders.get(i).rate();
                if (round >= 0) {
                    rates.get(i).add(rate);
                }
            }
        }
        print(contenders, rates);
    }

    private static List<Contender> contenders(List<TracedFunction> functions) {
        LungfishFleet lungfish = new LungfishFleet(functions);
        CloudSimFleet cloudSim = new CloudSimFleet(functions);
        return List.of(
                new Contender("lungfish, on demand", lungfish::apart),
                new Contender("lungfish, on demand, all in one simulation", lungfish::together),
                new Contender("lungfish, containers", () -> lungfish.apart(Placement.CONTAINER)),
                new Contender("lungfish, split", () -> lungfish.apart(Placement.SPLIT)),
                new Contender("CloudSim Plus, 1,000 cloudlets", () -> cloudSim.run(1000)),
                new Contender("CloudSim Plus, 10,000 cloudlets", () -> cloudSim.run(10_000)));
    }

    private static void print(List<Contender> contenders, List<List<Double>> rates) {
        System.out.println("| simulator | invocations/s | best | times the last |");
        System.out.println("| --- | ---: | ---: | ---: |");
        double last = Medians.of(rates.getLast(), rate -> rate);
        for (int i = 0; i < contenders.size(); i++) {
            double median = Medians.of(rates.get(i), rate -> rate);
            double best = rates.get(i).stream().mapToDouble(rate -> rate).max().orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f |%n",
                    contenders.get(i).name(),
                    median,
                    best,
                    median / last);
        }
    }
}
