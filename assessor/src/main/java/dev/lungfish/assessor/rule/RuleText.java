package dev.lungfish.assessor.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A rule as it is written.
record RuleText(
        String id,
        String title,
        @Nullable EffectText function,
        @Nullable EffectText split,
        @Nullable EffectText container,
        String remedy,
        String source) {

    /// An effect as it is written.
    record EffectText(String severity, String means) {

        Effect effect(LimitText numbers) {
            return new Effect(
                    Severity.valueOf(severity.toUpperCase(Locale.ROOT)), numbers.fill(means));
        }
    }

    Rule rule(String group, LimitText numbers) {
        return new Rule(
                id,
                group,
                title,
                effect(function, numbers),
                effect(split, numbers),
                effect(container, numbers),
                numbers.fill(remedy),
                source);
    }

    private static @Nullable Effect effect(@Nullable EffectText text, LimitText numbers) {
        return text == null ? null : text.effect(numbers);
    }
}
