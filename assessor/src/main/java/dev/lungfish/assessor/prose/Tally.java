package dev.lungfish.assessor.prose;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Placement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How many findings a service has, by what they mean as a function.
public record Tally(long blockers, long changes, long costs, long notes) {

    public static Tally of(Assessment assessment) {
        return of(assessment.findings());
    }

    private static Tally of(List<Finding> findings) {
        Map<Severity, Long> counts =
                findings.stream()
                        .flatMap(finding -> finding.rule().effect(Placement.FUNCTION).stream())
                        .map(Effect::severity)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(),
                                        () -> new EnumMap<>(Severity.class),
                                        Collectors.counting()));
        return new Tally(
                counts.getOrDefault(Severity.BLOCKER, 0L),
                counts.getOrDefault(Severity.CHANGE, 0L),
                counts.getOrDefault(Severity.COST, 0L),
                counts.getOrDefault(Severity.NOTE, 0L));
    }
}
