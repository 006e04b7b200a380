package dev.lungfish.benchmarks;

import dev.lungfish.benchmarks.cold.ColdBenchmark;
import dev.lungfish.benchmarks.hop.HopBenchmark;
import dev.lungfish.benchmarks.idle.IdleBenchmark;
import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Wrk;
import dev.lungfish.benchmarks.offline.OfflineBenchmark;
import dev.lungfish.benchmarks.starts.StartsBenchmark;
import dev.lungfish.benchmarks.warm.WarmBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `benchmarks/run VERB`.
@Command(
        name = "benchmarks/run",
        description = "Measures Lungfish on this machine. Figures only compare within one run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
public final class Benchmarks {

    /// About a hundred bytes, like a small event.
    private static final String BODY =
            "{\"id\":\"7f3c\",\"customer\":4711,\"items\":[{\"sku\":\"A-1\",\"count\":2},"
                    + "{\"sku\":\"B-7\",\"count\":1}],\"gift\":false}";

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Command(description = "HTTP libraries: one hop, and the rendezvous of an invocation.")
    int http(
            @Option(names = "--rounds", defaultValue = "9") int rounds,
            @Option(names = "--seconds", defaultValue = "2") int seconds)
            throws Exception {
        HopBenchmark.run(comparison(rounds, seconds), BODY);
        return 0;
    }

    @Command(description = "Invocations of environments that are there already.")
    int warm(
            @Option(names = "--rounds", defaultValue = "9") int rounds,
            @Option(names = "--seconds", defaultValue = "2") int seconds)
            throws Exception {
        WarmBenchmark.run(comparison(rounds, seconds), BODY);
        return 0;
    }

    @Command(description = "First invocations, beside the same program started by hand.")
    int cold(@Option(names = "--rounds", defaultValue = "21") int rounds) throws Exception {
        ColdBenchmark.run(rounds, BODY);
        return 0;
    }

    @Command(description = "Cold starts of environments that start at once.")
    int starts(
            @Option(names = "--rounds", defaultValue = "9") int rounds,
            @Option(names = "--seconds", defaultValue = "2") int seconds)
            throws Exception {
        StartsBenchmark.run(comparison(rounds, seconds), BODY);
        return 0;
    }

    @Command(description = "A Node echo, beside npm's serverless-offline.")
    int offline(
            @Option(names = "--rounds", defaultValue = "9") int rounds,
            @Option(names = "--seconds", defaultValue = "2") int seconds)
            throws Exception {
        OfflineBenchmark.run(
                comparison(rounds, seconds), BODY, Path.of("benchmarks/target/offline"));
        return 0;
    }

    @Command(description = "Memory of functions that nobody calls.")
    int idle(@Option(names = "--functions", defaultValue = "200") int functions) throws Exception {
        IdleBenchmark.run(functions);
        return 0;
    }

    private static Comparison comparison(int rounds, int seconds) throws IOException {
        return new Comparison(Wrk.find(), rounds, seconds);
    }
}
