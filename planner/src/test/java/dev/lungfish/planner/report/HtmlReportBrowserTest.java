package dev.lungfish.planner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lungfish.browser.Chromium;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static String page;

    @BeforeAll
    static void write() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(
                program.isPresent(),
                "The report is not tried in a browser: there is no chromium on the PATH.");
        browser = new Chromium(program.orElseThrow(), folder);
        Path file = folder.resolve("plan.html");
        HtmlReport.write(Plans.of(500), file);
        page = file.toUri().toString();
    }

    @Test
    void showsTheDearestFirst() throws Exception {
        String elements = browser.elements(page);
        assertIsWell(elements);
        assertThat(names(elements)).hasSize(50).startsWith("service-0000", "service-0001");
        assertThat(elements).contains("1–50 of 501 services");
        assertThat(elements.split("<canvas", -1)).hasSize(5);
    }

    @Test
    void showsWhatTheAddressAsksFor() throws Exception {
        String elements =
                browser.elements(
                        page
                                + "#sort=service&dir=desc&q=service-04&placement=split&open=service-0481");
        assertIsWell(elements);
        assertThat(names(elements))
                .hasSize(10)
                .startsWith("service-0491", "service-0481")
                .endsWith("service-0401");
        assertThat(elements).contains("1–10 of 10 services");
        assertThat(elements)
                .contains("aria-expanded=\"true\">service-0481")
                .contains("works 50 ms on one", "16 times today's", "in 1 of them.")
                .contains("cold starts meet 20 % after 1, 2.0 % after 2.");
        assertThat(elements).containsPattern("aria-sort=\"descending\"><button[^>]*>Service<");
    }

    @Test
    void findsAWickedNameAmongTwoThousand() throws Exception {
        Path file = folder.resolve("many.html");
        HtmlReport.write(Plans.of(2_000), file);
        String elements =
                browser.elements(
                        file.toUri() + "#q=%F0%9F%90%9F&page=3&open=" + encoded(Plans.WICKED));
        assertIsWell(elements);
        assertThat(names(elements)).hasSize(1);
        assertThat(elements).contains("May not be chosen: its p99 would be 900 ms.");
        assertThat(names(elements).getFirst())
                .startsWith("&lt;/script&gt;&lt;!--&lt;script&gt;&amp;amp;\"'{{data}}");
    }

    @Test
    void leavesPictures() throws Exception {
        Files.createDirectories(PICTURES);
        Path desk = PICTURES.resolve("desk.png");
        Path phone = PICTURES.resolve("phone.png");
        browser.screenshot(page, 1280, 1600, desk);
        browser.screenshot(page, 390, 1200, phone);
        assertThat(desk).isNotEmptyFile();
        assertThat(phone).isNotEmptyFile();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
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
