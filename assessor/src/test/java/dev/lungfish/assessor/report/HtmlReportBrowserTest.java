package dev.lungfish.assessor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lungfish.assessor.Assessments;
import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.browser.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in Chromium. Pictures of it are left in `target/report`.
final class HtmlReportBrowserTest {

    private static final Pattern NAME =
            Pattern.compile("<button type=\"button\" aria-expanded=\"[a-z]+\">([^<]*)</button>");
    private static final Path PICTURES = Path.of("target", "report");

    @TempDir private static Path folder;

    private static Chromium browser;
    private static String fleet;
    private static String one;

    @BeforeAll
    static void write() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(
                program.isPresent(),
                "The report is not tried in a browser: there is no chromium on the PATH.");
        browser = new Chromium(program.orElseThrow(), folder);
        List<Assessment> assessments = new ArrayList<>();
        assessments.add(Assessments.orders());
        assessments.add(Assessments.quotes());
        assessments.add(HtmlReportTest.wicked());
        for (int i = 0; i < 97; i++) {
            assessments.add(
                    Assessments.assessment(
                            "service-%02d".formatted(i),
                            List.of(Answer.values()).get(i % 4),
                            List.of(Assessments.cache(i)),
                            List.of()));
        }
        fleet = page("fleet.html", assessments);
        one = page("one.html", List.of(Assessments.orders()));
    }

    private static String page(String name, List<Assessment> assessments) throws Exception {
        Path file = Files.writeString(folder.resolve(name), HtmlReport.of(assessments, List.of()));
        return file.toUri().toString();
    }

    @Test
    void showsThoseThatCanMoveFirst() throws Exception {
        String elements = browser.elements(fleet);
        assertIsWell(elements);
        assertThat(names(elements)).hasSize(50).startsWith("quotes", "service-00", "service-04");
        assertThat(elements).contains("1–50 of 100 services");
    }

    @Test
    void showsWhatTheAddressAsksFor() throws Exception {
        String elements =
                browser.elements(fleet + "#sort=size&q=order&answer=stay-container&open=orders");
        assertIsWell(elements);
        assertThat(names(elements)).containsExactly("orders");
        assertThat(elements)
                .contains("href=\"#service-1\"", "5 places")
                .doesNotContain("id=\"service-1\" open");
    }

    @Test
    void opensTheServiceThatTheAddressLeadsTo() throws Exception {
        String elements = browser.elements(fleet + "#service-1");
        assertIsWell(elements);
        assertThat(elements).contains("<details class=\"assessed\" id=\"service-1\" open");
    }

    @Test
    void keepsAWickedNameAName() throws Exception {
        String elements = browser.elements(fleet + "#q=%F0%9F%90%9F");
        assertIsWell(elements);
        assertThat(names(elements)).hasSize(1);
        assertThat(names(elements).getFirst()).startsWith("&lt;/script&gt;&lt;!--");
    }

    @Test
    void leavesPictures() throws Exception {
        assertIsWell(browser.elements(one));
        Files.createDirectories(PICTURES);
        for (String name : List.of("fleet-desk", "fleet-phone", "one-desk", "one-phone")) {
            boolean isPhone = name.endsWith("phone");
            Path picture = PICTURES.resolve(name + ".png");
            browser.screenshot(
                    name.startsWith("fleet") ? fleet : one,
                    isPhone ? 390 : 1280,
                    isPhone ? 1800 : 2200,
                    picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    private static void assertIsWell(String elements) {
        assertThat(elements.lines().limit(3))
                .anyMatch(line -> line.contains("data-ready=\"true\""))
                .noneMatch(line -> line.contains("data-error"));
    }

    private static List<String> names(String elements) {
        return NAME.matcher(elements).results().map(match -> match.group(1)).toList();
    }
}
