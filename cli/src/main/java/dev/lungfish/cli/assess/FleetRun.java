package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Assesses services, as many at once as there are processors, and tells of each in the order that they were named in.
final class FleetRun {

    private final Assessors assessors;
    private final Assessors.Circumstances circumstances;
    private final Progress progress;
    private final Consumer<String> complaints;

    /// @param complaints takes a sentence for each service that cannot be read, or be told from another
    FleetRun(
            Assessors assessors,
            Assessors.Circumstances circumstances,
            Progress progress,
            Consumer<String> complaints) {
        this.assessors = assessors;
        this.circumstances = circumstances;
        this.progress = progress;
        this.complaints = complaints;
    }

    /// All that can be read.
    ///
    /// @param told takes each as soon as it and those before it are there
    List<Assessment> assess(List<Target> targets, Consumer<Assessment> told) {
        int threads = Math.min(targets.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<Assessment>> started =
                    targets.stream()
                            .map(one -> executor.submit(() -> assessors.assess(one, circumstances)))
                            .toList();
            return collect(targets, started, told);
        } finally {
            executor.shutdownNow();
        }
    }

    private List<Assessment> collect(
            List<Target> targets, List<Future<Assessment>> started, Consumer<Assessment> told) {
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            String label = targets.get(i).label();
            progress.show("Reading %s, %,d of %,d".formatted(label, i + 1, targets.size()));
            try {
                Assessment assessment = started.get(i).get();
                progress.clear();
                told.accept(assessment);
                assessments.add(assessment);
            } catch (ExecutionException failed) {
                progress.clear();
                complaints.accept(sentence(label, Objects.requireNonNull(failed.getCause())));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                throw new Failure("The services were not read to the end.", impatient);
            }
        }
        names(assessments);
        return assessments;
    }

    private void names(List<Assessment> assessments) {
        Set<String> seen = new HashSet<>();
        for (Assessment one : assessments) {
            if (!seen.add(one.service())) {
                complaints.accept(
                        "Several services are called %s: NAME=PATH tells them apart."
                                .formatted(one.service()));
            }
        }
    }

    /// A file that cannot be read is its owner's mistake; everything else is ours.
    private static String sentence(String label, Throwable cause) {
        return switch (cause) {
            case IOException unreadable -> label + ": " + unreadable.getMessage();
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            default -> throw new IllegalStateException(cause);
        };
    }
}
