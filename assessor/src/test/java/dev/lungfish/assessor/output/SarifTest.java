package dev.lungfish.assessor.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lungfish.assessor.Assessments;
import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.Unassessed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String text =
            Sarif.of(
                    List.of(Assessments.orders(), Assessments.quotes()),
                    List.of(new Unassessed("bad.jar", "It is no zip file.")),
                    "0.1.0",
                    "src/main/java");
    private final JsonNode run = MAPPER.readTree(text).at("/runs/0");

    @Test
    void isWhatTheSchemaWants() throws IOException {
        assertThat(mistakes(text)).isEmpty();
        assertThat(mistakes(Sarif.of(List.of(), List.of(), null, ""))).isEmpty();
        assertThat(mistakes(text.replace("\"ruleIndex\"", "\"ruleNumber\""))).isNotEmpty();
    }

    private static List<Error> mistakes(String log) throws IOException {
        try (InputStream in = SarifTest.class.getResourceAsStream("sarif-2.1.0-rtm.5.json")) {
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                            .getSchema(in, InputFormat.JSON);
            return schema.validate(log, InputFormat.JSON);
        }
    }

    /// GitHub refuses a whole file for one result without them.
    @Test
    void givesEachResultWhatGitHubReads() {
        assertThat(run.at("/results")).hasSize(9);
        for (JsonNode result : run.at("/results")) {
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").stringValue()).isNotEmpty();
            assertThat(place.at("/region/startLine").intValue()).isPositive();
            assertThat(result.at("/message/text").stringValue()).isNotEmpty();
            assertThat(result.at("/partialFingerprints/primaryLocationLineHash").stringValue())
                    .matches("[0-9a-f]{16}:[0-9]+");
            JsonNode rule = run.at("/tool/driver/rules").get(result.at("/ruleIndex").intValue());
            assertThat(rule.at("/id")).isEqualTo(result.at("/ruleId"));
            assertThat(rule.at("/help/text").stringValue()).contains("What to do: ");
            assertThat(rule.at("/helpUri").stringValue()).startsWith("https://");
        }
    }

    @Test
    void hasLevelsByWhatFindingsMeanAsAFunction() {
        assertThat(run.at("/results"))
                .extracting(result -> result.get("level").stringValue())
                .startsWith("error", "warning")
                .endsWith("note", "note", "warning");
    }

    @Test
    void pointsToSourceClassAndMethod() {
        JsonNode cache = run.at("/results/1/locations/0");
        assertThat(cache.at("/physicalLocation/artifactLocation/uri").stringValue())
                .isEqualTo("src/main/java/shop/Cache1.java");
        assertThat(cache.at("/physicalLocation/artifactLocation/uriBaseId").stringValue())
                .isEqualTo("%SRCROOT%");
        assertThat(cache.at("/physicalLocation/region/startLine").intValue()).isEqualTo(41);
        assertThat(cache.at("/logicalLocations"))
                .extracting(one -> one.get("fullyQualifiedName").stringValue())
                .containsExactly("shop.Cache1.<init>", "shop.Cache1");
        assertThat(run.at("/results/1/codeFlows/0/threadFlows/0/locations")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.Orders, orders.jar, shop/Orders.java",
        "shop.Orders$Line, orders.jar, shop/Orders.java",
        "shop.Orders.Line, orders.jar, shop/Orders.java",
        "shop.RoutesKt, orders.jar, shop/Routes.kt",
        "shop.Über, orders.jar, shop/%C3%9Cber.java",
        "com.zaxxer.Pool, HikariCP-6.3.0.jar, HikariCP-6.3.0.jar",
        "'', application.properties, application.properties",
    })
    void guessesTheSource(String className, String artifact, String uri) {
        JsonNode location = located(new Place(artifact, className, "run", 0));
        assertThat(location.at("/artifactLocation/uri").stringValue()).isEqualTo(uri);
        assertThat(location.at("/region/startLine").intValue()).isEqualTo(1);
    }

    private static JsonNode located(Place place) {
        return MAPPER.readTree(Sarif.of(List.of(service(place)), List.of(), null, ""))
                .at("/runs/0/results/0/locations/0/physicalLocation");
    }

    private static Assessment service(Place... places) {
        return Assessments.assessment(
                "orders",
                Answer.SMALL_CHANGES,
                List.of(places).stream()
                        .map(at -> new Finding(Assessments.CACHE, at, "A cache.", "", List.of()))
                        .toList(),
                List.of());
    }

    @Test
    void knowsAFindingAgainInTheNextVersion() {
        Set<String> before =
                fingerprints(
                        new Place("caffeine-3.1.0.jar", "shop.Prices", "load", 10),
                        new Place("caffeine-3.1.0.jar", "shop.Prices", "load", 12),
                        new Place("caffeine-3.1.0.jar", "shop.Prices", "store", 14));
        Set<String> after =
                fingerprints(
                        new Place("caffeine-3.2.4.jar", "shop.Prices", "load", 110),
                        new Place("caffeine-3.2.4.jar", "shop.Prices", "load", 112),
                        new Place("caffeine-3.2.4.jar", "shop.Prices", "store", 114));
        assertThat(before).hasSize(3).isEqualTo(after);
    }

    private static Set<String> fingerprints(Place... places) {
        JsonNode results =
                MAPPER.readTree(Sarif.of(List.of(service(places)), List.of(), null, ""))
                        .at("/runs/0/results");
        return results.valueStream()
                .map(one -> one.at("/partialFingerprints/lungfishPlace~1v1").stringValue())
                .collect(Collectors.toSet());
    }

    @Test
    void tellsWhatIsAcceptedAndWhatWasNotRead() {
        JsonNode last = run.at("/results/8/suppressions/0");
        assertThat(last.at("/justification").stringValue()).isEqualTo("Prices change once a year.");
        assertThat(last.at("/status").stringValue()).isEqualTo("accepted");
        JsonNode notifications = run.at("/invocations/0/toolExecutionNotifications");
        assertThat(notifications)
                .extracting(one -> one.at("/level").stringValue())
                .containsExactly("error", "warning");
        assertThat(notifications)
                .extracting(one -> one.at("/message/text").stringValue())
                .containsExactly(
                        "bad.jar: It is no zip file.",
                        "orders: lib/broken.jar is damaged: its classes were not read.");
        assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isFalse();
    }
}
