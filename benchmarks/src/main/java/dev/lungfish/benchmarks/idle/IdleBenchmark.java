package dev.lungfish.benchmarks.idle;

import dev.lungfish.benchmarks.functions.EchoPackages;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.platform.Lungfish;

/// What a deployed function costs in memory while nobody calls it and it has no environment.
public final class IdleBenchmark {

    private static final int WARM_UP_FUNCTIONS = 20;

    private IdleBenchmark() {}

    /// Deploys that many functions and prints what each added.
    public static void run(int functions) throws Exception {
        FunctionSpec function = EchoPackages.node("idle");
        try (Lungfish platform = Lungfish.up()) {
            deploy(platform, function, 0, WARM_UP_FUNCTIONS);
            MemoryUse before = MemoryUse.of(platform.process().pid());
            deploy(platform, function, WARM_UP_FUNCTIONS, functions);
            MemoryUse after = MemoryUse.of(platform.process().pid());
            System.out.printf(
                    """

                    Idle: functions %d

                    | memory | before | after | each function |
                    | --- | ---: | ---: | ---: |
                    | live heap | %.1f MiB | %.1f MiB | %.1f KiB |
                    | resident | %.1f MiB | %.1f MiB | %.1f KiB |
                    """,
                    functions,
                    mebibytes(before.heapBytes()),
                    mebibytes(after.heapBytes()),
                    kibibytesEach(after.heapBytes() - before.heapBytes(), functions),
                    mebibytes(before.residentBytes()),
                    mebibytes(after.residentBytes()),
                    kibibytesEach(after.residentBytes() - before.residentBytes(), functions));
        }
    }

    private static void deploy(Lungfish platform, FunctionSpec function, int from, int count)
            throws Exception {
        for (int i = from; i < from + count; i++) {
            platform.api().create(function.named("idle-" + i));
        }
    }

    private static double mebibytes(long bytes) {
        return bytes / 1024.0 / 1024;
    }

    private static double kibibytesEach(long bytes, int functions) {
        return bytes / 1024.0 / functions;
    }
}
