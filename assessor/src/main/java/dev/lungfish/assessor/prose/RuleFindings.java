package dev.lungfish.assessor.prose;

import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All places of a service that one rule has found.
public record RuleFindings(Rule rule, List<Finding> findings) {

    private static final Comparator<RuleFindings> WORST_FIRST =
            Comparator.comparingInt(
                    one -> one.severity().map(Enum::ordinal).orElse(Severity.values().length));

    public RuleFindings {
        findings = List.copyOf(findings);
    }

    /// Findings by their rules: the worst as a function first, and otherwise as they come.
    public static List<RuleFindings> of(Collection<Finding> findings) {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        findings.forEach(
                one -> byRule.computeIfAbsent(one.rule().id(), _ -> new ArrayList<>()).add(one));
        return byRule.values().stream()
                .map(own -> new RuleFindings(own.getFirst().rule(), own))
                .sorted(WORST_FIRST)
                .toList();
    }

    /// How much it stands in the way of a function; empty where it does not.
    public Optional<Severity> severity() {
        return rule.effect(Placement.FUNCTION).map(Effect::severity);
    }
}
