package dev.lungfish.assessor.report;

import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.prose.Chain;
import dev.lungfish.assessor.prose.RuleFindings;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.core.service.Placement;
import dev.lungfish.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/// What one rule found in a service, what that means and what to do.
record RuleCard(RuleFindings group) {

    private static final int FEW_PLACES = 3;

    static String title(Rule rule) {
        return "<strong>%s</strong> <code>%s</code> "
                .formatted(Html.escape(rule.title()), Html.escape(rule.id()));
    }

    String html() {
        Rule rule = group.rule();
        String severity = group.severity().map(Words::wireName).orElse("none");
        List<Finding> findings = group.findings();
        int few = Math.min(FEW_PLACES, findings.size());
        return """
                <article class="finding %s">
                <h5><span class="severity %s">%s</span> %s</h5>
                <dl class="meanings">%s</dl>
                <p class="remedy"><strong>What to do:</strong> %s %s</p>
                %s%s
                </article>"""
                .formatted(
                        severity,
                        severity,
                        severity.equals("none") ? "elsewhere" : severity,
                        title(rule),
                        meanings(rule),
                        Html.escape(rule.remedy()),
                        source(rule.source()),
                        places(findings.subList(0, few)),
                        more(findings.subList(few, findings.size())));
    }

    private static String meanings(Rule rule) {
        return Words.PLACEMENTS.stream()
                .map(
                        placement ->
                                "<div><dt>%s</dt><dd>%s</dd></div>"
                                        .formatted(
                                                heading(rule, placement), means(rule, placement)))
                .collect(Collectors.joining());
    }

    private static String heading(Rule rule, Placement placement) {
        return Words.under(placement)
                + rule.effect(placement).map(it -> ": " + Words.wireName(it.severity())).orElse("");
    }

    private static String means(Rule rule, Placement placement) {
        return rule.effect(placement)
                .map(it -> Html.escape(it.means()))
                .orElse("It does not matter.");
    }

    /// What is no web address is text.
    private static String source(String source) {
        String text = Html.escape(source);
        return source.startsWith("https://") || source.startsWith("http://")
                ? "<a href=\"%s\" rel=\"noreferrer\">Source</a>".formatted(text)
                : text;
    }

    private static String places(List<Finding> findings) {
        return findings.stream()
                .map(RuleCard::place)
                .collect(Collectors.joining("\n", "<ul class=\"places\">\n", "\n</ul>"));
    }

    private static String more(List<Finding> findings) {
        return findings.isEmpty()
                ? ""
                : "\n<details class=\"more\"><summary>%s</summary>\n%s</details>"
                        .formatted(
                                Words.count(findings.size(), "more place", "more places"),
                                places(findings));
    }

    private static String place(Finding finding) {
        String artifact =
                finding.place().className().isEmpty()
                        ? ""
                        : " <small>in %s</small>"
                                .formatted(Html.escape(finding.place().artifact()));
        return "<li><code>%s</code>%s<p>%s</p>%s</li>"
                .formatted(
                        Html.escape(finding.place().toString()),
                        artifact,
                        Html.escape(finding.what()),
                        chain(finding));
    }

    private static String chain(Finding finding) {
        String entry = Html.escape(Words.capital(finding.entry()));
        if (finding.reach().isEmpty()) {
            return entry.isEmpty() ? "" : "<small>%s</small>".formatted(entry);
        }
        return Chain.whole(finding).stream()
                .map(step -> "<li><code>%s</code></li>".formatted(Html.escape(step)))
                .collect(
                        Collectors.joining(
                                "",
                                "<details><summary>%s, %s</summary><ol class=\"chain\">"
                                        .formatted(
                                                entry.isEmpty() ? "How it is reached" : entry,
                                                Words.count(
                                                        finding.reach().size(), "call", "calls")),
                                "</ol></details>"));
    }
}
