package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.StartEstimate;
import dev.lungfish.assessor.prose.Chain;
import dev.lungfish.assessor.prose.RuleFindings;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.List;

/// One service's page: the conclusion first, then what was found, the worst first.
final class ServicePage {

    private static final int FEW_PLACES = 3;

    private final Assessment assessment;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private ServicePage(Assessment assessment, boolean all) {
        this.assessment = assessment;
        this.all = all;
    }

    /// @param all whether every place and every call is shown
    static List<String> lines(Assessment assessment, boolean all) {
        ServicePage page = new ServicePage(assessment, all);
        page.conclusion();
        RuleFindings.of(assessment.findings()).forEach(page::rule);
        page.start();
        page.rest();
        return page.lines;
    }

    private void conclusion() {
        lines.add(
                "%s: %s"
                        .formatted(
                                assessment.service(),
                                Words.answer(assessment.conclusion().answer())));
        lines.add(assessment.conclusion().sentence());
        lines.add(
                "%s; %s, %s, %s. The limits are those of %s."
                        .formatted(
                                Words.capital(assessment.program()),
                                Words.count(assessment.classes(), "class", "classes"),
                                Words.count(assessment.libraries(), "library", "libraries"),
                                Words.size(assessment.sizeBytes()),
                                assessment.platform()));
        if (!assessment.conclusion().loses().isEmpty()) {
            lines.add("As a function it loses this:");
            assessment.conclusion().loses().forEach(one -> lines.add("  " + one));
        }
    }

    private void rule(RuleFindings group) {
        Rule rule = group.rule();
        lines.add("");
        lines.add(
                "%-7s  %s (%s)%s"
                        .formatted(
                                group.severity().map(Enum::name).orElse("-"),
                                rule.title(),
                                rule.id(),
                                count(group)));
        List<Finding> shown =
                all ? group.findings() : group.findings().stream().limit(FEW_PLACES).toList();
        shown.forEach(this::place);
        int more = group.findings().size() - shown.size();
        if (more > 0) {
            lines.add("  and %s (--all)".formatted(Words.count(more, "more place", "more places")));
        }
        meanings(rule);
        lines.add("  What to do: " + rule.remedy());
    }

    private static String count(RuleFindings group) {
        int places = group.findings().size();
        return places == 1 ? "" : ", %,d places".formatted(places);
    }

    private void place(Finding finding) {
        lines.add("  %s: %s".formatted(finding.place(), finding.what()));
        if (!finding.reach().isEmpty()) {
            List<String> calls = all ? Chain.whole(finding) : Chain.shortened(finding);
            String entry = finding.entry().isEmpty() ? "Reached by" : finding.entry();
            lines.add("    " + Words.capital(entry) + ": " + String.join(" > ", calls));
        } else if (!finding.entry().isEmpty()) {
            lines.add("    " + Words.capital(finding.entry()));
        }
    }

    /// What it means as a function, and elsewhere only where it means more than a note.
    private void meanings(Rule rule) {
        for (Placement placement : Words.PLACEMENTS) {
            rule.effect(placement)
                    .filter(it -> placement == Placement.FUNCTION || matters(rule, it))
                    .ifPresent(
                            it ->
                                    lines.add(
                                            "  %s (%s): %s"
                                                    .formatted(
                                                            Words.under(placement),
                                                            Words.wireName(it.severity()),
                                                            it.means())));
        }
    }

    private boolean matters(Rule rule, Effect effect) {
        return all
                || rule.effect(Placement.FUNCTION).isEmpty()
                || effect.severity() != Severity.NOTE;
    }

    private void start() {
        StartEstimate start = assessment.start();
        lines.add("");
        lines.add(
                "It probably starts in %s on a plain JVM, %s with an AOT cache, %s from a snapshot."
                        .formatted(
                                Words.millis(start.plainMillis()),
                                Words.millis(start.cachedMillis()),
                                Words.millis(start.restoredMillis())));
        start.basis().forEach(one -> lines.add("  " + one));
    }

    private void rest() {
        int accepted = assessment.suppressed().size();
        if (accepted > 0) {
            lines.add("");
            lines.add(
                    Words.count(accepted, "finding is accepted", "findings are accepted")
                            + (all ? ":" : " (--all shows them)."));
            if (all) {
                assessment
                        .suppressed()
                        .forEach(
                                one ->
                                        lines.add(
                                                "  %s, %s: %s"
                                                        .formatted(
                                                                one.finding().rule().id(),
                                                                one.finding().place(),
                                                                one.reason())));
            }
        }
        if (!assessment.gaps().isEmpty()) {
            lines.add("");
            lines.add("What could not be read or followed:");
            assessment.gaps().forEach(gap -> lines.add("  " + gap));
        }
    }
}
