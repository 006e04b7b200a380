package dev.lungfish.cli.plan;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.prose.RuleFindings;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.planner.fleet.CodeFacts;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the code of some services says of them, for a plan.
///
/// @param assessments each of one service
public record AssessedCode(List<Assessment> assessments) {

    /// No code was read.
    public static final AssessedCode NONE = new AssessedCode(List.of());

    public AssessedCode {
        assessments = List.copyOf(assessments);
    }

    /// What the planner needs to know, by service.
    public Map<String, CodeFacts> facts() {
        Map<String, CodeFacts> facts = new LinkedHashMap<>();
        for (Assessment one : assessments) {
            List<String> obstacles =
                    RuleFindings.of(one.findings()).stream()
                            .filter(AssessedCode::isBlocker)
                            .map(AssessedCode::obstacle)
                            .toList();
            Duration start = Duration.ofMillis(one.start().plainMillis());
            facts.put(one.service(), new CodeFacts(obstacles, start));
        }
        return facts;
    }

    private static boolean isBlocker(RuleFindings group) {
        return group.severity().filter(it -> it == Severity.BLOCKER).isPresent();
    }

    private static String obstacle(RuleFindings group) {
        Finding first = group.findings().getFirst();
        return "its code stands in the way: %s (%s, %s)"
                .formatted(first.what().replaceFirst("\\.$", ""), first.place(), first.rule().id());
    }

    /// What was found, by service: blockers, changes and costs, a sentence each.
    public Map<String, List<String>> findings() {
        return assessments.stream()
                .collect(Collectors.toMap(Assessment::service, AssessedCode::sentences));
    }

    private static List<String> sentences(Assessment one) {
        return RuleFindings.of(one.findings()).stream()
                .filter(group -> group.severity().filter(it -> it != Severity.NOTE).isPresent())
                .map(AssessedCode::sentence)
                .toList();
    }

    private static String sentence(RuleFindings group) {
        Finding first = group.findings().getFirst();
        int more = group.findings().size() - 1;
        return "%s: %s (%s%s)"
                .formatted(
                        group.severity().map(Words::wireName).orElse(""),
                        first.what(),
                        first.place(),
                        more == 0 ? "" : " and " + Words.count(more, "more place", "more places"));
    }

    /// The services that the plan does not name, a sentence each.
    public List<String> unplanned(Plan plan) {
        Set<String> planned =
                plan.verdicts().stream().map(Verdict::service).collect(Collectors.toSet());
        return assessments.stream()
                .map(Assessment::service)
                .filter(name -> !planned.contains(name))
                .map(
                        name ->
                                "The plan has no service %s: NAME=PATH names a jar's service as the traffic does."
                                        .formatted(name))
                .toList();
    }
}
