package dev.lungfish.assessor.report;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Suppressed;
import dev.lungfish.assessor.prose.RuleFindings;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/// All that was found out about one service.
///
/// @param id where the page's address leads to it
/// @param isAlone whether the page is about it alone, and has said its name and answer
record ServiceSection(Assessment assessment, String id, boolean isAlone) {

    String html() {
        String body = figures() + loses() + findings() + accepted() + gaps();
        return isAlone
                ? "<article class=\"assessed alone\" id=\"%s\">\n<div class=\"body\">\n%s</div>\n</article>"
                        .formatted(id, body)
                : among(body);
    }

    private String loses() {
        return list("What it loses as a function", assessment.conclusion().loses());
    }

    private String gaps() {
        return list("What could not be read or followed", assessment.gaps());
    }

    private String among(String body) {
        return """
                <details class="assessed" id="%s">
                <summary><h3>%s</h3> <span class="badge %s">%s</span>\
                <p class="sentence">%s</p></summary>
                <div class="body">
                %s</div>
                </details>"""
                .formatted(
                        id,
                        Html.escape(assessment.service()),
                        Words.wireName(assessment.conclusion().answer()),
                        Words.answer(assessment.conclusion().answer()),
                        Html.escape(assessment.conclusion().sentence()),
                        body);
    }

    private String figures() {
        return """
                <dl class="figures">%s%s%s%s%s%s</dl>
                <p class="basis">%s; %s. Start times are estimates: %s</p>
                """
                .formatted(
                        figure("Best as", assessment.conclusion().best().wireName()),
                        figure("Start, plain JVM", Words.millis(assessment.start().plainMillis())),
                        figure("With AOT cache", Words.millis(assessment.start().cachedMillis())),
                        figure("From snapshot", Words.millis(assessment.start().restoredMillis())),
                        figure("Classes", "%,d".formatted(assessment.classes())),
                        figure("Size", Words.size(assessment.sizeBytes())),
                        Html.escape(Words.capital(assessment.program())),
                        Words.count(assessment.libraries(), "library", "libraries"),
                        Html.escape(String.join("; ", assessment.start().basis())));
    }

    private static String figure(String name, String value) {
        return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value);
    }

    private static String list(String title, List<String> sentences) {
        return sentences.isEmpty()
                ? ""
                : sentences.stream()
                        .map(one -> "<li>" + Html.escape(one) + "</li>")
                        .collect(
                                Collectors.joining(
                                        "\n", "<h4>" + title + "</h4>\n<ul>\n", "\n</ul>\n"));
    }

    private String findings() {
        return assessment.findings().isEmpty()
                ? "<p>Nothing was found that stands in the way.</p>\n"
                : RuleFindings.of(assessment.findings()).stream()
                        .map(one -> new RuleCard(one).html())
                        .collect(Collectors.joining("\n", "<h4>Findings</h4>\n", "\n"));
    }

    private String accepted() {
        int count = assessment.suppressed().size();
        return count == 0
                ? ""
                : assessment.suppressed().stream()
                        .map(ServiceSection::accepted)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "<details class=\"more\"><summary>%s</summary>\n<ul class=\"places\">\n"
                                                .formatted(
                                                        Words.count(
                                                                count,
                                                                "accepted finding",
                                                                "accepted findings")),
                                        "\n</ul></details>\n"));
    }

    private static String accepted(Suppressed one) {
        return "<li>%s<code>%s</code> <p>%s Accepted: %s</p></li>"
                .formatted(
                        RuleCard.title(one.finding().rule()),
                        Html.escape(one.finding().place().toString()),
                        Html.escape(one.finding().what()),
                        Html.escape(one.reason()));
    }
}
