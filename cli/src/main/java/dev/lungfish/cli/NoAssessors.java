package dev.lungfish.cli;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.cli.assess.Assessors;
import dev.lungfish.cli.assess.Target;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.profiles.PlatformProfile;
import java.util.List;

/// Stands where the assessor will: it reads nothing yet.
final class NoAssessors implements Assessors {

    @Override
    public List<Rule> rules(PlatformProfile platform) {
        throw new Failure("This version has no rules yet.");
    }

    @Override
    public Assessment assess(Target target, Circumstances circumstances) {
        throw new Failure("This version cannot read programs yet.");
    }
}
