package dev.lungfish.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The truth is well formed, large and mixed enough, and the build brings every program of it.
class TruthTest {

    private static final Path RULES =
            Path.of("../assessor/src/main/resources/dev/lungfish/assessor/rules");
    private static final Pattern RULE_ID = Pattern.compile("^ {2}- id: (\\S+)$", Pattern.MULTILINE);
    private static final int FEWEST_PROGRAMS = 25;
    private static final int FEWEST_KINDS = 10;
    private static final int FEWEST_RUNNABLE = 12;

    private final List<Truth> truths = Truths.all();

    @Test
    void hasEnoughProgramsOfEnoughKinds() {
        assertThat(truths).size().isGreaterThanOrEqualTo(FEWEST_PROGRAMS);
        assertThat(truths.stream().map(Truth::kind).distinct())
                .hasSizeGreaterThanOrEqualTo(FEWEST_KINDS);
        assertThat(names(truth -> truth.run() != null))
                .hasSizeGreaterThanOrEqualTo(FEWEST_RUNNABLE);
        assertThat(names(truth -> truth.file() != null))
                .as("a third at most are this project's own")
                .hasSizeLessThanOrEqualTo(truths.size() / 3);
    }

    private List<String> names(Predicate<Truth> wanted) {
        return truths.stream().filter(wanted).map(Truth::name).toList();
    }

    @Test
    void namesOnlyRulesThatThereAre() throws IOException {
        Set<String> rules = rules();
        assertThat(rules).isNotEmpty();
        assertThat(truths)
                .allSatisfy(truth -> assertThat(rules).as(truth.name()).containsAll(named(truth)));
    }

    @Test
    void contradictsItselfNowhere() {
        assertThat(truths)
                .allSatisfy(
                        truth -> {
                            assertThat(truth.maven() == null).isEqualTo(truth.file() != null);
                            assertThat(judgements(truth).map(Judgement::why))
                                    .as(truth.name())
                                    .doesNotContain("");
                            assertThat(judgements(truth).map(j -> j.rule() + " " + j.where()))
                                    .as(truth.name())
                                    .doesNotHaveDuplicates();
                        });
    }

    @Test
    void isFetchedByTheBuild() throws IOException {
        Set<String> copied = artifactItems(Files.readString(Path.of("pom.xml")));
        Set<String> needed =
                truths.stream()
                        .flatMap(truth -> truth.artifacts().stream())
                        .map(TruthTest::coordinates)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(copied).isEqualTo(needed);
    }

    private static Set<String> rules() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.toList()) {
                RULE_ID.matcher(Files.readString(file))
                        .results()
                        .forEach(id -> ids.add(id.group(1)));
            }
        }
        return ids;
    }

    private static Set<String> named(Truth truth) {
        return judgements(truth).map(Judgement::rule).collect(Collectors.toSet());
    }

    private static Stream<Judgement> judgements(Truth truth) {
        return Stream.of(truth.findings(), truth.may(), truth.not()).flatMap(Collection::stream);
    }

    private static String coordinates(Artifact artifact) {
        String classifier = artifact.classifier() == null ? "" : artifact.classifier();
        return String.join(
                ":",
                artifact.group(),
                artifact.artifact(),
                artifact.version(),
                classifier,
                artifact.type());
    }

    private static Set<String> artifactItems(String pom) {
        return Pattern.compile("<artifactItem>(.*?)</artifactItem>", Pattern.DOTALL)
                .matcher(pom)
                .results()
                .map(item -> item.group(1))
                .map(
                        item ->
                                Stream.of("groupId", "artifactId", "version", "classifier", "type")
                                        .map(tag -> content(item, tag))
                                        .collect(Collectors.joining(":")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String content(String xml, String tag) {
        return Pattern.compile("<" + tag + ">(.*?)</" + tag + ">")
                .matcher(xml)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse(tag.equals("type") ? "jar" : "");
    }
}
