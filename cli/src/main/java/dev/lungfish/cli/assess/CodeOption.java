package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.cli.plan.AssessedCode;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.profiles.PlatformProfile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The code of services that are planned.
public final class CodeOption {

    @Option(
            names = "--assess",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Read services' jars, as 'lungfish assess' does: one whose code cannot run as a"
                            + " function is not planned as one, and cold starts are estimated."
                            + " NAME=PATH names one as the traffic does.")
    private List<String> paths = new ArrayList<>();

    @Mixin private Accepted accepted;

    /// Reads all of it.
    ///
    /// @throws Failure if one of them cannot be assessed
    public AssessedCode read(Assessors assessors, PlatformProfile platform, Progress progress) {
        if (paths.isEmpty()) {
            return AssessedCode.NONE;
        }
        List<Target> targets = paths.stream().map(Target::parse).toList();
        Suppressions suppressions = accepted.read(assessors.rules(platform));
        Assessors.Circumstances circumstances =
                new Assessors.Circumstances(platform, suppressions, _ -> Surroundings.NONE);
        Results results = new Results();
        new FleetRun(assessors, circumstances, progress).assess(targets, results);
        results.unassessed().stream().map(Unassessed::toString).forEach(CodeOption::refuse);
        results.sameNames().forEach(CodeOption::refuse);
        return new AssessedCode(results.assessments());
    }

    private static void refuse(String sentence) {
        throw new Failure(sentence);
    }
}
