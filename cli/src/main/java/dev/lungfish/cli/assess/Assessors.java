package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.profiles.PlatformProfile;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// What reads services and judges them.
public interface Assessors {

    /// All rules, with the limits of a platform.
    List<Rule> rules(PlatformProfile platform);

    /// Reads one service. Several threads may do so at once.
    ///
    /// @throws IOException with a sentence if nothing of it can be read
    Assessment assess(Target target, Circumstances circumstances) throws IOException;

    /// What holds for all services of one run.
    ///
    /// @param platform whose limits they would meet
    /// @param surroundings of a service, by its name
    record Circumstances(
            PlatformProfile platform,
            Suppressions suppressions,
            Function<String, Surroundings> surroundings) {}
}
