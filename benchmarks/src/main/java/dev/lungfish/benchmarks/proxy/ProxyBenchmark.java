package dev.lungfish.benchmarks.proxy;

import dev.lungfish.benchmarks.functions.WebPackages;
import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.platform.Lungfish;
import dev.lungfish.benchmarks.program.Paths;
import dev.lungfish.core.service.Placement;
import java.util.List;
import java.util.Map;

/// Requests through a service's address to a web program that is a container, beside the same program behind nginx, and with
/// nothing before it.
public final class ProxyBenchmark {

    private static final String SERVICE = "proxied";
    private static final int MEGABYTES = 512;

    /// One replica, with room for more requests than there are, and like the program by hand with all processors.
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    "minReplicas",
                    1,
                    "maxReplicas",
                    1,
                    "slots",
                    1000,
                    "network",
                    "host",
                    "cpuMillis",
                    1000 * Runtime.getRuntime().availableProcessors());

    private ProxyBenchmark() {}

    /// Prints a table for each number of connections, then one of large bodies and one of a slow reader.
    ///
    /// @param options further ones of `lungfish up`
    public static void run(
            Comparison comparison, List<Integer> connections, int bodies, List<String> options)
            throws Exception {
        try (ProgramByHand program = ProgramByHand.start();
                Nginx nginx = Nginx.before(program.port());
                Lungfish platform = Lungfish.up(options)) {
            platform.api().create(WebPackages.service(SERVICE, MEGABYTES));
            platform.services().move(SERVICE, Placement.CONTAINER, SETTINGS);
            List<Passage> passages = List.of(nginx.passage(), lungfish(platform), program.bare());
            List<Target> targets =
                    passages.stream().map(passage -> passage.target(Paths.SMALL)).toList();
            for (int each : connections) {
                comparison.run("Through a service's address", targets, "", each);
            }
            System.out.print(Bodies.measure(passages, bodies));
            System.out.print(SlowReader.measure(passages));
        }
    }

    private static Passage lungfish(Lungfish platform) {
        return new Passage(
                "lungfish",
                platform.address(SERVICE),
                platform.process()::cpuNanos,
                () -> List.of(platform.process().pid()));
    }
}
