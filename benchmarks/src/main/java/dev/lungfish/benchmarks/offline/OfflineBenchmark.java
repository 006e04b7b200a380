package dev.lungfish.benchmarks.offline;

import dev.lungfish.benchmarks.functions.EchoPackages;
import dev.lungfish.benchmarks.hop.Candidate;
import dev.lungfish.benchmarks.hop.HopProcess;
import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.platform.Lungfish;
import java.nio.file.Path;
import java.util.List;

/// The same Node echo on `serverless-offline` and on Lungfish.
public final class OfflineBenchmark {

    private OfflineBenchmark() {}

    /// Installs into `cache` where it is not there yet; prints one table for one connection and one for sixteen.
    public static void run(Comparison comparison, String body, Path cache) throws Exception {
        try (HopProcess bare = HopProcess.start(Candidate.NETTY_NIO_1);
                ServerlessOffline offline = ServerlessOffline.start(cache);
                Lungfish platform = Lungfish.up()) {
            platform.api().create(EchoPackages.node("node"));
            platform.api().checkEcho("node", body);
            List<Target> targets = List.of(bare.echo(), offline.target(), platform.target("node"));
            for (int connections : List.of(1, 16)) {
                comparison.run("Node echo", targets, body, connections);
            }
        }
    }
}
