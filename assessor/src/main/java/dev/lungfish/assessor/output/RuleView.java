package dev.lungfish.assessor.output;

import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import org.jspecify.annotations.Nullable;

/// A rule as JSON. What has no meaning under a placement is null there.
public record RuleView(
        String id,
        String group,
        String title,
        @Nullable Meaning function,
        @Nullable Meaning split,
        @Nullable Meaning container,
        String remedy,
        String source) {

    /// What a finding means under one placement.
    ///
    /// @param severity `blocker`, `change`, `cost` or `note`
    public record Meaning(String severity, String means) {

        private static @Nullable Meaning of(@Nullable Effect effect) {
            return effect == null
                    ? null
                    : new Meaning(Words.wireName(effect.severity()), effect.means());
        }
    }

    public static RuleView of(Rule rule) {
        return new RuleView(
                rule.id(),
                rule.group(),
                rule.title(),
                Meaning.of(rule.function()),
                Meaning.of(rule.split()),
                Meaning.of(rule.container()),
                rule.remedy(),
                rule.source());
    }
}
