package dev.lungfish.benchmarks.warm;

import dev.lungfish.benchmarks.functions.EchoPackages;
import dev.lungfish.benchmarks.hop.Candidate;
import dev.lungfish.benchmarks.hop.HopProcess;
import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Results;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.platform.Lungfish;
import java.util.ArrayList;
import java.util.List;

/// Echoes through the Invoke API, beside a bare server of the same HTTP library.
public final class WarmBenchmark {

    private WarmBenchmark() {}

    /// Prints one table for one connection and one for sixteen, and where the time of a single caller goes.
    public static void run(Comparison comparison, String body) throws Exception {
        try (HopProcess bare = HopProcess.start(Candidate.NETTY_NIO_1);
                HopProcess apart = HopProcess.apart(Candidate.NETTY_NIO_1);
                Lungfish platform = Lungfish.up()) {
            List<FunctionSpec> functions =
                    List.of(
                            EchoPackages.minimal("minimal"),
                            EchoPackages.java("java"),
                            EchoPackages.node("node"));
            List<Target> targets = new ArrayList<>(List.of(bare.echo(), bare.rendezvous()));
            for (FunctionSpec function : functions) {
                platform.api().create(function);
                platform.api().checkEcho(function.name(), body);
                targets.add(platform.target(function.name()));
            }
            Results alone = comparison.run("Warm invoke", targets, body, 1);
            System.out.print(Breakdown.of(alone, targets).table());
            targets.add(2, apart.rendezvous());
            comparison.run("Warm invoke", targets, body, 16);
            for (FunctionSpec function : functions) {
                platform.api().checkEcho(function.name(), body);
            }
        }
    }
}
