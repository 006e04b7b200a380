package dev.lungfish.assessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.core.service.Placement;
import org.junit.jupiter.api.Test;

class RuleDataTest {

    @Test
    void everyRuleSaysWhatItMeansWhatToDoAndWhereThatStands() {
        assertThat(Sources.ASSESSOR.rules().all())
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        rule -> {
                            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
                            assertThat(rule.effect(Placement.FUNCTION)).isPresent();
                            assertThat(rule.remedy()).endsWith(".");
                            assertThat(rule.source()).startsWith("https://");
                        });
    }

    @Test
    void limitsAreThoseOfThePlatform() {
        Rule rule = Sources.ASSESSOR.rules().get("request-large-body");
        assertThat(rule.effect(Placement.FUNCTION).map(Effect::means).orElseThrow())
                .contains("6 MB");
    }
}
