package dev.lungfish.assessor;

import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.bytecode.ClassCache;
import dev.lungfish.assessor.configuration.Configuration;
import dev.lungfish.assessor.detect.Detection;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.rule.RuleBook;
import dev.lungfish.assessor.sign.Sign;
import dev.lungfish.assessor.sign.SignBook;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.profiles.PlatformProfile;
import java.util.List;

/// Says what stands in the way of running programs as functions of a platform. Several threads may ask one, and classes
/// that several programs bring are parsed once.
public final class Assessor {

    private final PlatformProfile platform;
    private final RuleBook rules;
    private final List<Sign> signs;
    private final ClassCache classes = new ClassCache();

    public Assessor(PlatformProfile platform) {
        this.platform = platform;
        this.rules = RuleBook.of(platform.limits());
        this.signs = SignBook.shipped(rules);
    }

    /// All that can be said of a program without running it.
    public Assessment assess(Program program) {
        return assess(program, program.name(), Surroundings.NONE, Suppressions.NONE);
    }

    /// All that can be said of a service without running it.
    ///
    /// @param name what the service is called
    /// @param surroundings what traffic and manifests tell of it
    /// @param suppressions what is accepted
    public Assessment assess(
            Program program, String name, Surroundings surroundings, Suppressions suppressions) {
        return new Detection(platform, rules, signs, classes)
                .assess(program, name, Configuration.of(program), surroundings, suppressions);
    }

    /// All rules, with this platform's limits.
    public RuleBook rules() {
        return rules;
    }
}
