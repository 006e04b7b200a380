package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.StartEstimate;
import dev.lungfish.assessor.rule.RuleBook;
import dev.lungfish.profiles.Limits;

/// Looks at the package as a whole: its size, its start, its agents.
final class PackageRules {

    private static final long SLOW_MILLIS = 3_500;
    private static final long MEGABYTE = 1 << 20;

    private final Limits limits;
    private final RuleBook rules;
    private final Findings findings;

    PackageRules(Limits limits, RuleBook rules, Findings findings) {
        this.limits = limits;
        this.rules = rules;
        this.findings = findings;
    }

    void look(Program program, StartEstimate start) {
        Place whole = Place.artifact(String.valueOf(program.source().getFileName()));
        long size = program.units().stream().mapToLong(Unit::sizeBytes).sum();
        if (size > limits.code().unzippedBytes().value()) {
            findings.outside(
                    rules.get("startup-package-size"),
                    whole,
                    "Its files take %,d MB.".formatted(size / MEGABYTE));
        }
        if (start.plainMillis() >= SLOW_MILLIS) {
            findings.outside(
                    rules.get("startup-slow"),
                    whole,
                    "It takes about %.1f s to start on a plain JVM, %.1f s with an ahead-of-time cache."
                            .formatted(
                                    start.plainMillis() / 1000.0, start.cachedMillis() / 1000.0));
        }
        if (program.manifest().containsKey("Launcher-Agent-Class")) {
            findings.outside(
                    rules.get("startup-agent"),
                    whole,
                    "Its manifest starts the agent %s."
                            .formatted(program.manifest().get("Launcher-Agent-Class")));
        }
    }
}
