package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.output.AssessmentView;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.cli.client.Json;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.cli.terminal.Terminal;
import dev.lungfish.profiles.PlatformProfile;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of `lungfish assess`.
///
/// @param pages null where JSON is printed
/// @param failOn null where no finding fails the run
public record AssessRun(
        Assessors assessors,
        Sources sources,
        Accepted accepted,
        Outputs outputs,
        @Nullable Pages pages,
        @Nullable Severity failOn) {

    /// Assesses all services, and prints and writes what was asked for.
    ///
    /// @param version of the program; null if it is not packaged
    /// @throws Failure if a service cannot be assessed, or a finding is too bad
    public void run(
            List<Target> targets, @Nullable String version, PrintWriter out, PrintWriter err) {
        outputs.check();
        PlatformProfile platform = sources.platform();
        Suppressions suppressions = accepted.read(assessors.rules(platform));
        Known known = sources.read();
        Assessors.Circumstances circumstances =
                new Assessors.Circumstances(platform, suppressions, known::of);
        Results results = assess(targets, circumstances, out, err);
        List<Assessment> assessments = results.assessments();
        results.sameNames().forEach(err::println);
        assessments.stream()
                .flatMap(one -> known.silentAbout(one.service()).stream())
                .forEach(err::println);
        accepted.unused(suppressions, assessments).forEach(err::println);
        outputs.write(assessments, results.unassessed(), version);
        results.requireAll();
        if (failOn != null) {
            new Threshold(failOn).check(assessments);
        }
    }

    private Results assess(
            List<Target> targets,
            Assessors.Circumstances circumstances,
            PrintWriter out,
            PrintWriter err) {
        if (pages != null) {
            pages.begin(out, targets);
        }
        Results results = new Results();
        try (Progress progress = Progress.on(err, Terminal.current().err())) {
            new FleetRun(assessors, circumstances, progress)
                    .assess(targets, new Printed(results, pages, out, err));
        }
        if (pages == null) {
            out.println(
                    Json.MAPPER.writeValueAsString(
                            AssessmentView.of(results.assessments(), results.unassessed())));
        } else {
            pages.end(out, results.assessments());
        }
        return results;
    }

    /// Shows each service when its turn comes.
    private record Printed(Results results, @Nullable Pages pages, PrintWriter out, PrintWriter err)
            implements FleetRun.Audience {

        @Override
        public void assessed(Assessment one) {
            results.assessed(one);
            if (pages != null) {
                pages.show(out, one);
            }
        }

        @Override
        public void unassessed(Unassessed one, Throwable cause) {
            results.unassessed(one, cause);
            if (pages != null) {
                pages.show(out, one);
            }
            err.println(one);
        }
    }
}
