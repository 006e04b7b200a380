package dev.lungfish.cli.assess;

import dev.lungfish.assessor.Assessor;
import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Programs;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.profiles.PlatformProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads programs from the disk.
public final class ProgramAssessors implements Assessors {

    private final Map<String, Assessor> byPlatform = new ConcurrentHashMap<>();

    @Override
    public List<Rule> rules(PlatformProfile platform) {
        return assessor(platform).rules().all();
    }

    @Override
    public Assessment assess(Target target, Circumstances circumstances) throws IOException {
        try (Program program = open(target)) {
            String name = target.name() == null ? program.name() : target.name();
            Assessment assessment =
                    assessor(circumstances.platform())
                            .assess(program, circumstances.surroundings().apply(name));
            return circumstances.suppressions().applied(named(name, assessment));
        }
    }

    private Assessor assessor(PlatformProfile platform) {
        return byPlatform.computeIfAbsent(platform.name(), _ -> new Assessor(platform));
    }

    private static Program open(Target target) throws IOException {
        return target.isClassPath()
                ? Programs.open(target.paths(), Bounds.DEFAULT)
                : Programs.open(target.paths().getFirst(), Bounds.DEFAULT);
    }

    private static Assessment named(String name, Assessment one) {
        return new Assessment(
                name,
                one.source(),
                one.platform(),
                one.program(),
                one.classes(),
                one.libraries(),
                one.sizeBytes(),
                one.conclusion(),
                one.start(),
                one.findings(),
                one.suppressed(),
                one.gaps());
    }
}
