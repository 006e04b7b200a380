package dev.lungfish.assessor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.Assessments;
import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.Step;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private final String one = HtmlReport.of(List.of(Assessments.orders()), List.of());
    private final String fleet =
            HtmlReport.of(
                    List.of(Assessments.orders(), Assessments.quotes(), wicked()),
                    List.of(new Unassessed("bad.jar", "It is <damaged>. Build it again.")));

    @Test
    void beginsWithTheAnswerOfOneService() {
        assertThat(one)
                .contains("<h1>orders: stay a container</h1>")
                .contains("It belongs in a container: it holds WebSocket connections.")
                .doesNotContain("id=\"rows\"");
    }

    @Test
    void beginsWithACountOfAFleet() {
        assertThat(fleet)
                .contains("<h1>1 of 3 services can run as functions as they are</h1>")
                .contains("With small changes <strong>1 more can</strong>")
                .contains("0 need a rewrite, and 1 belongs in a container")
                .contains("id=\"rows\"")
                .contains("<strong>bad.jar</strong>: It is &lt;damaged&gt;. Build it again.");
        assertThat(one).doesNotContain("Not assessed");
    }

    @Test
    void saysWhatAFindingMeansAndWhatToDo() {
        assertThat(one)
                .containsSubsequence(
                        "blocker</span> <strong>WebSocket connections</strong>",
                        "As a function: blocker</dt><dd>An environment cannot hold a connection open.",
                        "As a container</dt><dd>It does not matter.",
                        "Let a gateway hold the connections",
                        "<a href=\"https://docs.example.org/limits\" rel=\"noreferrer\">Source</a>",
                        "shop.feed.Prices$Feed.onOpen:31");
    }

    @Test
    void showsCallChainsAndCountsTheRestOfManyPlaces() {
        assertThat(one)
                .contains("<summary>Answering a request, 6 calls</summary>")
                .contains("<li><code>shop.Step0.call:10</code></li>")
                .contains("<summary>2 more places</summary>");
    }

    @Test
    void tellsWhatIsAcceptedAndWhatWasNotRead() {
        assertThat(one)
                .contains("<summary>1 accepted finding</summary>")
                .contains("Accepted: Prices change once a year.")
                .contains("lib/broken.jar is damaged: its classes were not read.");
    }

    @Test
    void takesNamesAsText() {
        assertThat(fleet)
                .doesNotContain("</script><!--")
                .doesNotContain("href=\"javascript:")
                .contains("&lt;/script&gt;&lt;!--&lt;script&gt;");
    }

    @Test
    void loadsNothing() {
        assertThat(fleet)
                .doesNotContainPattern(
                        "(?i)<(link|img|iframe|object|embed|base|form[^>]+action)\\b")
                .doesNotContainPattern("(?i)<script[^>]+src")
                .doesNotContainPattern("(?i)url\\(|@import|\\bfetch\\(|XMLHttpRequest|\\bimport\\(")
                .doesNotContainPattern("(?i)<[a-z][^<>]*\\son[a-z]+\\s*=")
                .contains("default-src 'none'");
    }

    @Test
    void letsOnlyItsOwnScriptRun() throws Exception {
        List<String> scripts =
                SCRIPT.matcher(fleet).results().map(match -> match.group(1)).toList();
        assertThat(scripts).hasSize(1);
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(scripts.getFirst().getBytes(StandardCharsets.UTF_8));
        assertThat(fleet).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void standsWithoutAnyService() {
        assertThat(HtmlReport.of(List.of(), List.of())).contains("0 of 0 services");
    }

    /// Everything that a class file or a file name can say is hostile.
    static dev.lungfish.assessor.finding.Assessment wicked() {
        String wicked = Assessments.WICKED;
        Rule rule =
                new Rule(
                        wicked,
                        wicked,
                        wicked,
                        new Effect(Severity.CHANGE, wicked),
                        null,
                        null,
                        wicked,
                        "javascript:alert(1)");
        Finding finding =
                new Finding(
                        rule,
                        new Place(wicked, wicked, wicked, 1),
                        wicked,
                        wicked,
                        List.of(new Step(wicked, wicked, 2)));
        return Assessments.assessment(wicked, Answer.SMALL_CHANGES, List.of(finding), List.of());
    }
}
