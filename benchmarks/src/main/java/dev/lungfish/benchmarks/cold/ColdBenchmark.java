package dev.lungfish.benchmarks.cold;

import dev.lungfish.benchmarks.functions.EchoPackages;
import dev.lungfish.benchmarks.load.Medians;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.platform.Invocation;
import dev.lungfish.benchmarks.platform.Lungfish;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The first invocation of a new function, and the same program started by hand, in alternation.
public final class ColdBenchmark {

    private static final String FIRST = "first";

    /// A platform that has just started still interprets most of what a start needs.
    private static final int WARM_UP_ROUNDS = 10;

    private ColdBenchmark() {}

    /// Prints the medians of `rounds` for each language.
    public static void run(int rounds, String body) throws Exception {
        System.out.printf(
                "%nCold start: rounds %d, medians in ms%n%n"
                        + "| function | request to answer | sandbox | runtime | init | invocation | rest | by hand | over by hand |%n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |%n",
                rounds);
        for (FunctionSpec function :
                List.of(
                        EchoPackages.java("java"),
                        EchoPackages.node("node"),
                        EchoPackages.minimal("minimal"))) {
            try (Lungfish platform = Lungfish.up()) {
                System.out.print(row(function, measure(platform, function, rounds, body)));
            }
        }
    }

    private static List<ColdStart> measure(
            Lungfish platform, FunctionSpec function, int rounds, String body) throws Exception {
        platform.api().create(function.named(FIRST));
        platform.api().checkEcho(FIRST, body);
        List<ColdStart> starts = new ArrayList<>();
        try (ByHand byHand = ByHand.of(StartedProgram.of(FIRST))) {
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                String name = function.name() + "-" + (round + WARM_UP_ROUNDS);
                platform.api().create(function.named(name));
                Invocation invocation = platform.api().invoke(name, body);
                Parts parts = Parts.of(platform.api(), name);
                platform.api().delete(name);
                StartedProgram.awaitGone(name);
                ColdStart start = ColdStart.of(invocation, parts, byHand.nanos(body));
                if (round >= 0) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    private static String row(FunctionSpec function, List<ColdStart> starts) {
        List<ToDoubleFunction<ColdStart>> columns =
                List.of(
                        ColdStart::totalMillis,
                        start -> start.parts().sandboxMillis(),
                        start -> start.parts().runtimeMillis(),
                        start -> start.parts().initMillis(),
                        ColdStart::invocationMillis,
                        ColdStart::restMillis,
                        ColdStart::byHandMillis,
                        ColdStart::overByHandMillis);
        StringBuilder row = new StringBuilder("| ").append(function.name());
        for (ToDoubleFunction<ColdStart> column : columns) {
            row.append(String.format(" | %.1f", Medians.of(starts, column)));
        }
        return row.append(" |\n").toString();
    }
}
