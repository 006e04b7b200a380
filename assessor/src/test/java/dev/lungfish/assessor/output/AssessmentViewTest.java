package dev.lungfish.assessor.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.Assessments;
import dev.lungfish.assessor.finding.Unassessed;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AssessmentViewTest {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final AssessmentView view =
            AssessmentView.of(
                    List.of(Assessments.orders(), Assessments.quotes()),
                    List.of(new Unassessed("bad.jar", "It is no zip file.")));
    private final JsonNode json = mapper.valueToTree(view);

    @Test
    void hasStableNames() {
        JsonNode orders = json.at("/services/0");
        assertThat(orders.propertyNames())
                .containsExactly(
                        "service",
                        "source",
                        "platform",
                        "program",
                        "classes",
                        "libraries",
                        "sizeBytes",
                        "answer",
                        "sentence",
                        "contract",
                        "best",
                        "loses",
                        "counts",
                        "start",
                        "findings",
                        "suppressed",
                        "gaps");
        assertThat(json.at("/unassessed/0/service").stringValue()).isEqualTo("bad.jar");
        assertThat(json.at("/unassessed/0/reason").stringValue()).isEqualTo("It is no zip file.");
        assertThat(orders.at("/answer").stringValue()).isEqualTo("stay-container");
        assertThat(orders.at("/best").stringValue()).isEqualTo("container");
        assertThat(orders.at("/counts/blocker").intValue()).isEqualTo(1);
        assertThat(orders.at("/counts/change").intValue()).isEqualTo(1);
        assertThat(orders.at("/start/cachedMillis").intValue()).isEqualTo(2_400);
    }

    @Test
    void tellsWhereAndHow() {
        JsonNode cache = json.at("/services/0/findings/1");
        assertThat(cache.at("/rule").stringValue()).isEqualTo("cache-library");
        assertThat(cache.at("/severity").stringValue()).isEqualTo("change");
        assertThat(cache.at("/place/className").stringValue()).isEqualTo("shop.Cache1");
        assertThat(cache.at("/reach/5/line").intValue()).isEqualTo(15);
        JsonNode elsewhere = json.at("/services/0/findings/7");
        assertThat(elsewhere.at("/severity").isNull()).isTrue();
    }

    @Test
    void explainsEachRuleOnce() {
        assertThat(json.at("/rules"))
                .extracting(rule -> rule.get("id").stringValue())
                .containsExactly(
                        "cache-library",
                        "connection-websocket",
                        "database-pool",
                        "state-unsynchronised");
        assertThat(json.at("/rules/1/container").isNull()).isTrue();
        assertThat(json.at("/rules/1/function/severity").stringValue()).isEqualTo("blocker");
    }

    @Test
    void isReadBack() {
        assertThat(mapper.readValue(mapper.writeValueAsString(view), AssessmentView.class))
                .isEqualTo(view);
    }
}
