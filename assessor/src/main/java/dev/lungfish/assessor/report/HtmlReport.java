package dev.lungfish.assessor.report;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.text.ContentPolicy;
import dev.lungfish.text.Html;
import dev.lungfish.text.Look;
import dev.lungfish.text.Resource;
import dev.lungfish.text.ScriptJson;
import dev.lungfish.text.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Assessments of one service or of a fleet as a web page. Everything that the page needs is in it; it loads nothing.
public final class HtmlReport {

    private HtmlReport() {}

    /// The whole page.
    public static String of(List<Assessment> assessments, List<Unassessed> unassessed) {
        String script = Look.script(List.of(text("columns.js"), text("start.js")));
        Map<String, String> parts = new TreeMap<>(Head.of(assessments));
        parts.put("policy", ContentPolicy.of(List.of(script)));
        parts.put("script", script);
        parts.put("style", Look.style(text("report.css")));
        parts.put("data", ScriptJson.of(rows(assessments)));
        parts.put("overview", assessments.size() == 1 ? "" : overview(assessments));
        parts.put("unassessed", unassessed.isEmpty() ? "" : unassessed(unassessed));
        parts.put("services", services(assessments));
        return Template.fill(text("report.html"), parts);
    }

    private static String text(String name) {
        return Resource.text(HtmlReport.class, name);
    }

    private static String overview(List<Assessment> assessments) {
        return Template.fill(
                text("overview.html"),
                Map.of(
                        "answers",
                        Head.answers(assessments),
                        "count",
                        "%,d".formatted(assessments.size())));
    }

    private static String unassessed(List<Unassessed> unassessed) {
        String items =
                unassessed.stream()
                        .map(
                                one ->
                                        "<li><strong>%s</strong>: %s</li>"
                                                .formatted(
                                                        Html.escape(one.service()),
                                                        Html.escape(one.reason())))
                        .collect(Collectors.joining("\n"));
        return Template.fill(text("unassessed.html"), Map.of("items", items));
    }

    private static List<ServiceRow> rows(List<Assessment> assessments) {
        return IntStream.range(0, assessments.size())
                .mapToObj(i -> ServiceRow.of(assessments.get(i), section(i)))
                .toList();
    }

    private static String services(List<Assessment> assessments) {
        boolean isAlone = assessments.size() == 1;
        return IntStream.range(0, assessments.size())
                .mapToObj(i -> new ServiceSection(assessments.get(i), section(i), isAlone).html())
                .collect(Collectors.joining("\n"));
    }

    private static String section(int index) {
        return "service-" + (index + 1);
    }
}
