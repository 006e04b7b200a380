package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.Workload;
import dev.lungfish.simulator.random.Quantiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the platform that functions would run on allows.
///
/// @param title what people call it
/// @param leastMegabytes the smallest environment
/// @param mostMegabytes the largest environment
/// @param megabytesPerProcessor the memory that comes with a whole processor
/// @param mostSeconds the longest invocation
public record FunctionLimits(
        String title,
        int leastMegabytes,
        int mostMegabytes,
        int megabytesPerProcessor,
        int mostSeconds) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// The memory of an environment that a program of this size fits into, with so many processors.
    int megabytes(int used, double processors) {
        int forProcessors = (int) Math.ceil(processors * megabytesPerProcessor);
        return Math.clamp(Math.max(used, forProcessors), leastMegabytes, mostMegabytes);
    }

    double processors(int megabytes) {
        return (double) megabytes / megabytesPerProcessor;
    }

    /// Why a service cannot run there.
    List<String> obstacles(Work work, @Nullable Workload workload) {
        List<String> obstacles = new ArrayList<>();
        if (workload != null) {
            obstacles.addAll(workload.pinned());
        }
        if (work.megabytes() > mostMegabytes) {
            obstacles.add(
                    "it uses %,d MB, and an environment of %s has at most %,d"
                            .formatted(work.megabytes(), title, mostMegabytes));
        }
        if (work.duration() instanceof Quantiles known
                && known.most() > mostSeconds * NANOS_PER_SECOND) {
            obstacles.add(
                    "a request took %,d s, and an invocation of %s may take %,d"
                            .formatted(known.most() / NANOS_PER_SECOND, title, mostSeconds));
        }
        return obstacles;
    }

    /// Why a job cannot run there though nothing but its time stands in the way.
    List<String> tooLong(FunctionShape function) {
        double seconds = function.times().duration().mean() / NANOS_PER_SECOND;
        return seconds <= mostSeconds
                ? List.of()
                : List.of(
                        "a run would take %,.0f s on %,d MB, and an invocation of %s may take %,d"
                                .formatted(seconds, function.megabytes(), title, mostSeconds));
    }
}
