package dev.lungfish.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.Assessor;
import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.output.AssessmentView;
import dev.lungfish.profiles.PlatformProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the assessor says of real programs, held against what was found out about them by hand.
class ProofTest {

    private static final Path DOCUMENT = Path.of("../docs/assess-proof.md");
    private static final Path COMPUTED = Path.of("target/assess-proof.md");
    private static final double LEAST_PRECISION = 0.8;
    private static final double LEAST_RECALL = 0.85;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Assessor SHARED = new Assessor(PlatformProfile.awsLambda());
    private static final Score SCORE = new Score();
    private static final Map<Truth, Assessment> ASSESSMENTS = new LinkedHashMap<>();

    @BeforeAll
    static void assess() throws IOException {
        for (Truth truth : Truths.all()) {
            Assessment assessment = assess(SHARED, truth);
            ASSESSMENTS.put(truth, assessment);
            SCORE.add(
                    truth,
                    assessment.findings().stream()
                            .map(Finding::rule)
                            .map(rule -> rule.id())
                            .toList());
        }
    }

    private static Assessment assess(Assessor assessor, Truth truth) throws IOException {
        List<Path> files = Programs.files(truth).orElseThrow();
        try (Program program = dev.lungfish.assessor.archive.Programs.open(files, Bounds.DEFAULT)) {
            return assessor.assess(program);
        }
    }

    /// Classes that programs share are parsed once, which nobody must see.
    @Test
    void noProgramChangesWhatIsSaidOfAnother() throws IOException {
        for (Map.Entry<Truth, Assessment> shared : ASSESSMENTS.entrySet()) {
            assertThat(json(assess(new Assessor(PlatformProfile.awsLambda()), shared.getKey())))
                    .as(shared.getKey().name())
                    .isEqualTo(json(shared.getValue()))
                    .isEqualTo(json(assess(SHARED, shared.getKey())));
        }
    }

    private static String json(Assessment assessment) {
        return MAPPER.writeValueAsString(AssessmentView.of(List.of(assessment), List.of()));
    }

    @Test
    void mostReportsAreRightAndMostOfWhatIsThereIsReported() {
        assertThat(SCORE.total().precision()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(SCORE.total().recall()).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    /// Whoever changes a rule sees here what that changes for real programs.
    @Test
    void theDocumentSaysWhatIsTrueNow() throws IOException {
        String computed = ProofPage.of(SCORE, ASSESSMENTS);
        Files.writeString(COMPUTED, computed);
        assertThat(computed)
                .as(
                        "what proof/%s says now: read the difference, then copy it to %s",
                        COMPUTED, DOCUMENT)
                .isEqualTo(Files.readString(DOCUMENT));
    }
}
