package dev.lungfish.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

final class BoundedYamlTest {

    private static final LoadSettings SETTINGS = BoundedYaml.settings().build();

    @Test
    void readsAsManyLevelsAsItSaysAndNoMore() {
        assertThat(compose(nested(200))).hasSize(1);
        assertThatThrownBy(() -> compose("a: 1\n---\n" + nested(201)))
                .isInstanceOf(BoundedYaml.Excess.class)
                .hasMessageContaining("deeper than 200 levels")
                .hasMessageContaining("line 3");
    }

    @Test
    void countsLevelsThroughAliases() {
        assertThat(
                        compose(
                                "a: &a "
                                        + nested(100)
                                        + "\nb: "
                                        + "[".repeat(99)
                                        + "*a"
                                        + "]".repeat(99)))
                .hasSize(1);
        assertThatThrownBy(
                        () ->
                                compose(
                                        "a: &a "
                                                + nested(100)
                                                + "\nb: "
                                                + "[".repeat(100)
                                                + "*a"
                                                + "]".repeat(100)))
                .isInstanceOf(BoundedYaml.Excess.class)
                .hasMessageContaining("line 2");
    }

    /// A level of two aliases doubles what there is: a leaf and 2 ^ 19 lists come to less than a million values, twice of them to more.
    @Test
    void countsWhatAliasesRepeat() {
        List<Node> doubled = compose(doubled(17));
        assertThat(values(doubled.getFirst())).isBetween(700_000L, 1_000_000L);
        assertThatThrownBy(() -> compose(doubled(18)))
                .isInstanceOf(BoundedYaml.Excess.class)
                .hasMessageContaining("repeats its parts");
    }

    @Test
    void countsEachDocumentAlone() {
        assertThat(compose((doubled(17) + "---\n").repeat(3))).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void leavesToItsReaderWhatStandsWithinItself() {
        assertThat(compose("a: &a {b: *a}").getFirst()).isInstanceOf(MappingNode.class);
    }

    private static List<Node> compose(String text) {
        List<Node> documents = new ArrayList<>();
        BoundedYaml.composer(SETTINGS, text).forEachRemaining(documents::add);
        return documents;
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String doubled(int levels) {
        StringBuilder text = new StringBuilder("l0: &l0 [x]\n");
        for (int i = 1; i <= levels; i++) {
            text.append("l%1$d: &l%1$d [*l%2$d , *l%2$d]\n".formatted(i, i - 1));
        }
        return text.toString();
    }

    /// How many a reader meets that follows aliases.
    private static long values(Node node) {
        long values = 1;
        if (node instanceof MappingNode mapping) {
            values +=
                    mapping.getValue().stream()
                            .mapToLong(
                                    tuple ->
                                            values(tuple.getKeyNode())
                                                    + values(tuple.getValueNode()))
                            .sum();
        } else if (node instanceof SequenceNode sequence) {
            values += sequence.getValue().stream().mapToLong(BoundedYamlTest::values).sum();
        } else {
            assertThat(node).isInstanceOf(ScalarNode.class);
        }
        return values;
    }
}
