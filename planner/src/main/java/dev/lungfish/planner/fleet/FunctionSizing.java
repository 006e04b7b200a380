package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.Workload;
import dev.lungfish.simulator.random.Scaled;
import dev.lungfish.simulator.run.ProgramTimes;
import org.jspecify.annotations.Nullable;

/// How a service would run on demand: as much memory as it needs, and as a request needs of a processor.
final class FunctionSizing {

    private final Defaults defaults;
    private final FunctionLimits limits;
    private final Assumed assumed;

    FunctionSizing(Defaults defaults, FunctionLimits limits, Assumed assumed) {
        this.defaults = defaults;
        this.limits = limits;
        this.assumed = assumed;
    }

    /// @param code what its code tells; null where that is not known
    FunctionShape of(Work work, @Nullable Workload workload, @Nullable CodeFacts code) {
        double cpu = Math.min(1, work.cpuShare());
        double processors = cpu / (defaults.slowdown() - 1 + cpu);
        int megabytes = limits.megabytes(work.megabytes(), processors);
        assumed.note(
                "memory of a function",
                "what it uses, and enough that a request takes at most %.1f times as long as with a whole processor"
                        .formatted(defaults.slowdown()),
                "no source; say what you know",
                "--slowdown");
        ColdStarts starts = coldStarts(workload, code);
        assumed.note("cold start", starts.text(), starts.source(), "--cold-start");
        double slowdown = work.slowdown(limits.processors(megabytes));
        return new FunctionShape(
                megabytes,
                0,
                ProgramTimes.starting(starts.nanos(), new Scaled(work.duration(), slowdown)));
    }

    private ColdStarts coldStarts(@Nullable Workload workload, @Nullable CodeFacts code) {
        if (defaults.coldStart() != null) {
            return ColdStarts.always(defaults.coldStart().toNanos());
        }
        if (code != null) {
            return ColdStarts.estimated(code.start().toNanos());
        }
        return ColdStarts.of(workload == null ? null : workload.language());
    }
}
