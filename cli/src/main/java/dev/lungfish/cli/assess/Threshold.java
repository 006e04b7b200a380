package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.core.service.Placement;
import java.util.Collection;
import java.util.Locale;

/// The severity from which on findings fail a run of continuous integration.
record Threshold(Severity severity) {

    /// Passes if no finding is that bad, or worse.
    ///
    /// @throws Failure if one is
    void check(Collection<Assessment> assessments) {
        long findings = assessments.stream().mapToLong(this::count).sum();
        long services = assessments.stream().filter(one -> count(one) > 0).count();
        if (findings > 0) {
            throw new Failure(
                    "%s of %s, or worse, in %s. Change the code, or accept them with a reason (--suppress)."
                            .formatted(
                                    Words.count(findings, "finding", "findings"),
                                    severity.name().toLowerCase(Locale.ROOT),
                                    Words.count(services, "service", "services")));
        }
    }

    private long count(Assessment assessment) {
        return assessment.findings().stream()
                .flatMap(one -> one.rule().effect(Placement.FUNCTION).stream())
                .filter(effect -> !severity.isWorseThan(effect.severity()))
                .count();
    }
}
