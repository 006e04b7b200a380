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
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Reads services' packages from the disk.
public final class PackageAssessors implements Assessors {

    private final Map<PlatformProfile, Assessor> assessors = new ConcurrentHashMap<>();

    @Override
    public List<Rule> rules(PlatformProfile platform) {
        return assessor(platform).rules().all();
    }

    @Override
    public Assessment assess(Target target, Circumstances circumstances) throws IOException {
        try (Program program = open(target)) {
            String name = Objects.requireNonNullElse(target.name(), program.name());
            return assessor(circumstances.platform())
                    .assess(
                            program,
                            name,
                            circumstances.surroundings().apply(name),
                            circumstances.suppressions());
        }
    }

    private Assessor assessor(PlatformProfile platform) {
        return assessors.computeIfAbsent(platform, Assessor::new);
    }

    private static Program open(Target target) throws IOException {
        return target.isClassPath()
                ? Programs.open(target.paths(), Bounds.DEFAULT)
                : Programs.open(target.paths().getFirst(), Bounds.DEFAULT);
    }
}
