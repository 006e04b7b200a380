package dev.lungfish.benchmarks;

import dev.lungfish.benchmarks.assess.AssessBenchmark;
import dev.lungfish.benchmarks.cold.ColdBenchmark;
import dev.lungfish.benchmarks.hop.HopBenchmark;
import dev.lungfish.benchmarks.idle.IdleBenchmark;
import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Wrk;
import dev.lungfish.benchmarks.moves.MovesBenchmark;
import dev.lungfish.benchmarks.offline.OfflineBenchmark;
import dev.lungfish.benchmarks.proxy.ProxyBenchmark;
import dev.lungfish.benchmarks.simulator.SimulatorBenchmark;
import dev.lungfish.benchmarks.starts.StartsBenchmark;
import dev.lungfish.benchmarks.step.Load;
import dev.lungfish.benchmarks.step.StepBenchmark;
import dev.lungfish.benchmarks.warm.WarmBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Command(
            description =
                    "Requests through a service's address to a container, beside nginx in front of"
                            + " the same program.")
    int proxy(
            @Option(names = "--rounds", defaultValue = "9") int rounds,
            @Option(names = "--seconds", defaultValue = "2") int seconds,
            @Option(names = "--connections", split = ",", defaultValue = "1,16,256")
                    List<Integer> connections,
            @Option(names = "--bodies", defaultValue = "20", description = "Large bodies each way.")
                    int bodies,
            @Option(names = "--sandbox", description = "As of lungfish up; its default without it.")
                    @Nullable String sandbox)
            throws Exception {
        List<String> options = sandbox == null ? List.of() : List.of("--sandbox", sandbox);
        ProxyBenchmark.run(comparison(rounds, seconds), connections, bodies, options);
        return 0;
    }

    @Command(description = "Services that move between placements while they are called.")
    int moves(
            @Option(names = "--moves", defaultValue = "10", description = "In every direction.")
                    int moves,
            @Option(
                            names = "--seconds",
                            defaultValue = "5",
                            description = "Of load before each move.")
                    int seconds,
            @Option(
                            names = "--think",
                            defaultValue = "20",
                            description = "Milliseconds between a client's requests.")
                    int think)
            throws Exception {
        MovesBenchmark.run(moves, Duration.ofSeconds(seconds), Duration.ofMillis(think));
        return 0;
    }

    @Command(description = "Ten times the load for a while, on each placement.")
    int step(
            @Option(
                            names = "--rate",
                            defaultValue = "20",
                            description = "Requests a second before and after.")
                    int rate,
            @Option(
                            names = "--seconds",
                            defaultValue = "60",
                            description = "Of which the middle half has ten times the rate.")
                    int seconds,
            @Option(
                            names = "--warm",
                            defaultValue = "70",
                            description =
                                    "Seconds of load before; under 60, a replica's first billed"
                                            + " minute hides what it costs.")
                    int warm,
            @Option(names = "--slots", defaultValue = "2", description = "Of each replica.")
                    int slots)
            throws Exception {
        StepBenchmark.run(new Load(rate, warm, seconds), slots);
        return 0;
    }

    @Command(
            description =
                    "Invocations a second that the simulator gets through on one core, beside"
                            + " CloudSim Plus.")
    int simulator(
            @Option(names = "--rounds", defaultValue = "9") int rounds,
            @Option(
                            names = "--trace",
                            defaultValue = "examples/fleet-500/azure",
                            description = "Directory of an Azure Functions trace.")
                    Path trace)
            throws Exception {
        return SimulatorBenchmark.run(trace, rounds);
    }

    @Command(description = "lungfish assess of services that share most of their libraries.")
    int assess(
            @Option(
                            names = "--jar",
                            defaultValue = "proof/target/programs/s3mock-5.0.0-exec.jar",
                            description = "The Spring Boot jar that they are copies of.")
                    Path jar,
            @Option(names = "--services", defaultValue = "100") int services,
            @Option(names = "--rounds", defaultValue = "3") int rounds)
            throws Exception {
        AssessBenchmark.run(jar, services, rounds);
        return 0;
    }

    private static Comparison comparison(int rounds, int seconds) throws IOException {
        return new Comparison(Wrk.find(), rounds, seconds);
    }
}
