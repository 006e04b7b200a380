package dev.lungfish.assessor.output;

import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Placement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rules as code-scanning tools show them.
final class SarifRules {

    private SarifRules() {}

    static SarifLog.Descriptor descriptor(Rule rule) {
        String about =
                rule.effect(Placement.FUNCTION).map(Effect::means).orElse("It does not matter.");
        Map<String, Object> properties = new TreeMap<>();
        properties.put("tags", List.of(rule.group()));
        properties.put("problem.severity", problemSeverity(rule));
        return new SarifLog.Descriptor(
                rule.id(),
                new SarifLog.Message(rule.title(), null),
                new SarifLog.Message(rule.title() + ". As a function: " + about, null),
                help(rule),
                rule.source(),
                new SarifLog.Configuration(level(rule)),
                properties);
    }

    /// A blocker is an error, a change a warning, all else a note.
    static String level(Rule rule) {
        return switch (rule.effect(Placement.FUNCTION)
                .map(Effect::severity)
                .orElse(Severity.NOTE)) {
            case BLOCKER -> "error";
            case CHANGE -> "warning";
            case COST, NOTE -> "note";
        };
    }

    private static String problemSeverity(Rule rule) {
        String level = level(rule);
        return level.equals("note") ? "recommendation" : level;
    }

    private static SarifLog.Message help(Rule rule) {
        String text =
                lines(rule, one -> Words.under(one) + ": ")
                        + "\nWhat to do: "
                        + rule.remedy()
                        + "\nSource: "
                        + rule.source();
        String markdown =
                lines(rule, one -> "- **" + Words.under(one) + "**: ")
                        + "\n\n**What to do:** "
                        + rule.remedy()
                        + "\n\n[Source](<"
                        + rule.source()
                        + ">)";
        return new SarifLog.Message(text, markdown);
    }

    private static String lines(Rule rule, Function<Placement, String> heading) {
        return Words.PLACEMENTS.stream()
                .map(
                        one ->
                                heading.apply(one)
                                        + rule.effect(one)
                                                .map(
                                                        it ->
                                                                Words.wireName(it.severity())
                                                                        + ". "
                                                                        + it.means())
                                                .orElse("It does not matter."))
                .collect(Collectors.joining("\n"));
    }
}
