package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Assesses services, as many at once as there are processors, and tells of each in the order that they were named in.
/// Whatever goes wrong with one of them, the others are assessed.
final class FleetRun {

    /// Takes what becomes of each service, as soon as it and those before it are done.
    interface Audience {

        void assessed(Assessment one);

        /// Takes one of which nothing can be said.
        ///
        /// @param cause why, for those who look into it
        void unassessed(Unassessed one, Throwable cause);
    }

    private final Assessors assessors;
    private final Assessors.Circumstances circumstances;
    private final Progress progress;

    FleetRun(Assessors assessors, Assessors.Circumstances circumstances, Progress progress) {
        this.assessors = assessors;
        this.circumstances = circumstances;
        this.progress = progress;
    }

    void assess(List<Target> targets, Audience audience) {
        int threads = Math.min(targets.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<Assessment>> started =
                    targets.stream()
                            .map(one -> executor.submit(() -> assessors.assess(one, circumstances)))
                            .toList();
            for (int i = 0; i < targets.size(); i++) {
                String label = targets.get(i).label();
                progress.show("Reading %s, %,d of %,d".formatted(label, i + 1, targets.size()));
                await(label, started.get(i), audience);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private void await(String label, Future<Assessment> started, Audience audience) {
        try {
            Assessment assessment = started.get();
            progress.clear();
            audience.assessed(assessment);
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNull(failed.getCause());
            String reason = reason(cause);
            progress.clear();
            audience.unassessed(new Unassessed(label, reason), cause);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new Failure("The services were not read to the end.", impatient);
        }
    }

    /// A file that cannot be read is its owner's mistake; everything else is ours.
    private static String reason(Throwable cause) {
        return switch (cause) {
            case IOException unreadable -> Objects.toString(unreadable.getMessage());
            case OutOfMemoryError _ ->
                    "It takes more memory than there is. Give more, as with JAVA_TOOL_OPTIONS=-Xmx2g.";
            case RuntimeException bug -> fault(bug);
            case StackOverflowError bug -> fault(bug);
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static String fault(Throwable bug) {
        return "Lungfish cannot assess it, which is a fault of Lungfish (%s). Please report it with what --verbose prints."
                .formatted(bug);
    }
}
