package dev.lungfish.assessor.prose;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.rule.Severity;
import java.util.EnumMap;
import java.util.Map;

/// How many different things were found, by what they mean as a function. One thing may be found in many places.
public record Tally(long blockers, long changes, long costs, long notes) {

    public static Tally of(Assessment assessment) {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (RuleFindings group : RuleFindings.of(assessment.findings())) {
            group.severity().ifPresent(severity -> counts.merge(severity, 1L, Long::sum));
        }
        return new Tally(
                counts.getOrDefault(Severity.BLOCKER, 0L),
                counts.getOrDefault(Severity.CHANGE, 0L),
                counts.getOrDefault(Severity.COST, 0L),
                counts.getOrDefault(Severity.NOTE, 0L));
    }
}
