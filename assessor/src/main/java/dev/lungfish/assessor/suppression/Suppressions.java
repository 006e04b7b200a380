package dev.lungfish.assessor.suppression;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.profiles.YamlException;
import dev.lungfish.profiles.YamlReader;
import dev.lungfish.text.Nearest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All that is accepted, in the order of the file.
///
/// @param suppressions each for one rule
public record Suppressions(List<Suppression> suppressions) {

    public static final Suppressions NONE = new Suppressions(List.of());

    public Suppressions {
        suppressions = List.copyOf(suppressions);
    }

    /// Reads a file.
    ///
    /// @param rules the ids of all rules
    /// @throws BadSuppressions if it is not there, lacks a reason, or names a rule that there is not
    public static Suppressions read(Path file, Collection<String> rules) throws BadSuppressions {
        try {
            Suppressions read = YamlReader.read(file, Suppressions.class);
            for (Suppression one : read.suppressions) {
                if (!rules.contains(one.rule().id())) {
                    throw unknown(file, one.rule(), rules);
                }
            }
            return read;
        } catch (YamlException wrong) {
            throw new BadSuppressions(wrong.getMessage(), wrong);
        }
    }

    private static BadSuppressions unknown(Path file, RuleName rule, Collection<String> rules) {
        String meant =
                Nearest.to(rule.id(), rules)
                        .map(near -> "Did you mean '%s'?".formatted(near))
                        .orElse("'lungfish assess --rules' lists them.");
        return new BadSuppressions(
                "%s:%d: there is no rule '%s'. %s".formatted(file, rule.line(), rule.id(), meant),
                null);
    }

    /// Why a finding is accepted; empty if it is not.
    public Optional<String> reason(String service, Finding finding) {
        return suppressions.stream()
                .filter(one -> one.covers(service, finding))
                .map(Suppression::reason)
                .findFirst();
    }

    /// Those that no finding of these services needs.
    public List<Suppression> unused(Collection<Assessment> assessments) {
        return suppressions.stream()
                .filter(one -> assessments.stream().noneMatch(it -> isUsed(one, it)))
                .toList();
    }

    private static boolean isUsed(Suppression one, Assessment assessment) {
        return assessment.suppressed().stream()
                .anyMatch(it -> one.covers(assessment.service(), it.finding()));
    }
}
