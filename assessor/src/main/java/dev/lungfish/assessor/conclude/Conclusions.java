package dev.lungfish.assessor.conclude;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Conclusion;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws the conclusion from what was found.
public final class Conclusions {

    /// From so many different things to change on, it is no small change any more.
    private static final int MANY_CHANGES = 6;

    private Conclusions() {}

    /// Whether the program can be a function.
    ///
    /// @param contract how it takes requests; null where it takes none
    public static Conclusion of(List<Finding> findings, @Nullable Contract contract) {
        List<Rule> blockers = rules(findings, Severity.BLOCKER);
        List<Rule> changes = rules(findings, Severity.CHANGE);
        Answer answer = answer(blockers, changes);
        return new Conclusion(
                answer,
                contract,
                best(answer, contract),
                sentence(answer, blockers, changes, contract),
                loses(findings));
    }

    private static Answer answer(List<Rule> blockers, List<Rule> changes) {
        if (blockers.stream().anyMatch(rule -> !Ways.isChangeable(rule.id()))) {
            return Answer.STAY_CONTAINER;
        }
        if (!blockers.isEmpty() || changes.size() >= MANY_CHANGES) {
            return Answer.REWRITE;
        }
        return changes.isEmpty() ? Answer.AS_IT_IS : Answer.SMALL_CHANGES;
    }

    /// As it is today: what still has to be changed runs as a container until then.
    private static Placement best(Answer answer, @Nullable Contract contract) {
        return answer == Answer.AS_IT_IS && contract != null
                ? Placement.FUNCTION
                : Placement.CONTAINER;
    }

    private static String sentence(
            Answer answer, List<Rule> blockers, List<Rule> changes, @Nullable Contract contract) {
        return switch (answer) {
            case AS_IT_IS -> "It can run as a function as it is, " + as(contract) + ".";
            case SMALL_CHANGES ->
                    "It can run as a function, %s, once %s: %s."
                            .formatted(
                                    as(contract),
                                    changes.size() == 1
                                            ? "one thing is changed"
                                            : changes.size() + " things are changed",
                                    titles(changes));
            case REWRITE ->
                    "It would have to be rewritten to run as a function: %s."
                            .formatted(titles(blockers.isEmpty() ? changes : blockers));
            case STAY_CONTAINER -> "It belongs in a container: %s.".formatted(titles(blockers));
        };
    }

    private static String as(@Nullable Contract contract) {
        if (contract == null) {
            return "called by an event or a schedule";
        }
        return switch (contract) {
            case HANDLER -> "as the handler that it is";
            case WEB -> "as a web program";
        };
    }

    private static String titles(List<Rule> rules) {
        return rules.stream()
                .map(
                        rule ->
                                rule.title().substring(0, 1).toLowerCase(Locale.ROOT)
                                        + rule.title().substring(1))
                .collect(Collectors.joining("; "));
    }

    private static List<String> loses(List<Finding> findings) {
        return rules(findings, Severity.COST).stream()
                .flatMap(rule -> rule.effect(Placement.FUNCTION).stream())
                .map(Effect::means)
                .toList();
    }

    private static List<Rule> rules(List<Finding> findings, Severity severity) {
        return findings.stream()
                .map(Finding::rule)
                .filter(
                        rule ->
                                rule.effect(Placement.FUNCTION)
                                        .filter(effect -> effect.severity() == severity)
                                        .isPresent())
                .distinct()
                .toList();
    }
}
