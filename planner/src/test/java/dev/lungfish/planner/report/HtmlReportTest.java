package dev.lungfish.planner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class HtmlReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    @TempDir private Path folder;

    private final String page = HtmlReport.of(Plans.of(500));

    @Test
    void saysWhatTheMixSaves() {
        assertThat(page)
                .contains("<h1>The mix costs $1,495 a month</h1>")
                .contains("32 % less than all functions ($2,206)")
                .contains("81 % less than as it is ($7,694)")
                .contains("it saves $8,532 a year")
                .contains("with an objective of p99 of 300 ms");
    }

    @Test
    void isNotMeasuredAgainstAPureChoiceThatRefusesManyRequests() {
        assertThat(Plans.refusingFunctions().betterPure().name()).isEqualTo("all containers");
        assertThat(HtmlReport.of(Plans.refusingFunctions()))
                .contains("than all containers (")
                .doesNotContain("than all functions (");
    }

    @Test
    void hasACardForEachAlternative() {
        assertThat(page)
                .contains("<h3>As it is</h3>", "<h3>All functions</h3>")
                .contains("<h3>All containers</h3>", "<h3>The mix</h3>")
                .contains("3 services fit on no node and are left out");
    }

    @Test
    void loadsNothing() {
        assertThat(page)
                .doesNotContainPattern(
                        "(?i)<(link|img|iframe|object|embed|base|form[^>]+action)\\b")
                .doesNotContainPattern("(?i)<script[^>]+src")
                .doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//")
                .doesNotContainPattern("(?i)url\\(|@import|\\bfetch\\(|XMLHttpRequest|\\bimport\\(")
                .contains("default-src 'none'");
    }

    @Test
    void hasNoHandlersAmongItsTags() {
        assertThat(page).doesNotContainPattern("(?i)<[a-z][^<>]*\\son[a-z]+\\s*=");
    }

    @Test
    void letsOnlyItsOwnScriptsRun() throws Exception {
        List<String> scripts =
                SCRIPT.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
        assertThat(scripts).hasSize(2);
        for (String script : scripts) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            assertThat(page).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void carriesTheLicenceOfTheLibrary() {
        assertThat(page).contains("The MIT License", "Leon Sorokin");
    }

    @Test
    void holdsAllServices() {
        JsonNode services = data().get("services");
        assertThat(services.size()).isEqualTo(501);
        assertThat(services.get(0).get("name").stringValue()).isEqualTo("service-0000");
        assertThat(services.get(0).get("placement").stringValue()).isEqualTo("container");
        assertThat(services.get(3).get("options").get(2).get("objection").stringValue())
                .isEqualTo("its p99 would be 900 ms");
    }

    @Test
    void hasNoValueForWhatIsInfinite() {
        JsonNode services = data().get("services");
        assertThat(services.get(0).get("breakEvenRate").isNull()).isTrue();
        assertThat(services.get(1).get("breakEvenRate").doubleValue()).isEqualTo(3.4);
    }

    @Test
    void keepsNamesAsTheyAre() {
        assertThat(data().get("services").get(500).get("name").stringValue())
                .isEqualTo(Plans.WICKED);
        assertThat(page)
                .doesNotContain("</script><!--")
                .contains("cold start of &lt;b&gt;&lt;/script&gt;&lt;!--");
    }

    @Test
    void drawsFourCharts() {
        assertThat(data().get("charts"))
                .extracting(chart -> chart.get("title").stringValue())
                .containsExactly(
                        "Few services are busy",
                        "Hour by hour",
                        "If traffic grows",
                        "If environments are kept longer");
    }

    @Test
    void standsWithoutAnyService() {
        assertThat(HtmlReport.of(Plans.of(0))).contains("All 1 services");
        assertThat(HtmlReport.of(Plans.plan(List.of()))).contains("All 0 services");
    }

    @Test
    void isTheSameEachTime() {
        assertThat(HtmlReport.of(Plans.of(500))).isEqualTo(page);
    }

    @Test
    void replacesAnOlderReport() throws Exception {
        Path file = folder.resolve("plan.html");
        Files.writeString(file, "old");
        HtmlReport.write(Plans.of(500), file);
        assertThat(file).hasContent(page);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void asksForTheFolder() {
        Path file = folder.resolve("reports").resolve("plan.html");
        assertThatThrownBy(() -> HtmlReport.write(Plans.of(1), file))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "The report cannot be written: there is no folder %s. Make it first.",
                        folder.resolve("reports"));
    }

    @Test
    void asksForAFileInTheFolder() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("reports"));
        assertThatThrownBy(() -> HtmlReport.write(Plans.of(1), taken))
                .isInstanceOf(BadInput.class)
                .hasMessage("%s is a folder. Name a file in it.", taken);
    }

    private JsonNode data() {
        String json =
                DATA.matcher(page)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .findFirst()
                        .orElseThrow();
        return JsonMapper.builder().build().readTree(json);
    }
}
