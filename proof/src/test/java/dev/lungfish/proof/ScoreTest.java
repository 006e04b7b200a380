package dev.lungfish.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.finding.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The score counts what is right, wrong and missed, and leaves out what the truth leaves open.
class ScoreTest {

    @Test
    void countsEachRuleOnceForEachProgram() {
        Score score = new Score();
        score.add(truth("first", List.of("a", "b"), List.of()), List.of("a", "a", "c"));
        score.add(truth("second", List.of("a"), List.of("b")), List.of("a", "b"));

        assertThat(score.rows().get("a")).isEqualTo(row(List.of("first", "second"), List.of()));
        assertThat(score.rows().get("b").missed()).containsExactly("first");
        assertThat(score.rows().get("b").wrong()).isEmpty();
        assertThat(score.rows().get("c").precision()).isZero();
        assertThat(score.total().precision()).isEqualTo(2.0 / 3);
        assertThat(score.total().recall()).isEqualTo(2.0 / 3);
    }

    private static Score.Row row(List<String> right, List<String> missed) {
        return new Score.Row(right, List.of(), missed);
    }

    private static Truth truth(String name, List<String> right, List<String> open) {
        return new Truth(
                name,
                Kind.KOTLIN,
                "",
                "",
                null,
                "",
                List.of(),
                null,
                null,
                Answer.AS_IT_IS,
                right.stream().map(ScoreTest::judgement).toList(),
                open.stream().map(ScoreTest::judgement).toList(),
                List.of());
    }

    private static Judgement judgement(String rule) {
        return new Judgement(rule, "", "");
    }
}
