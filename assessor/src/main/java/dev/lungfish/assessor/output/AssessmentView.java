package dev.lungfish.assessor.output;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.Suppressed;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.prose.Tally;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Assessments as JSON: sizes and times in the unit that the name ends in.
///
/// @param unassessed those of which nothing can be said
/// @param rules those that findings name, by their ids
public record AssessmentView(
        List<Service> services, List<Unassessed> unassessed, List<RuleView> rules) {

    /// One service.
    ///
    /// @param answer `as-it-is`, `small-changes`, `rewrite` or `stay-container`
    /// @param contract `handler` or `web`; null where it takes no requests
    /// @param best the placement that its code allows and that loses least
    public record Service(
            String service,
            String source,
            String platform,
            String program,
            int classes,
            int libraries,
            long sizeBytes,
            String answer,
            String sentence,
            @Nullable String contract,
            String best,
            List<String> loses,
            Counts counts,
            Start start,
            List<Found> findings,
            List<Accepted> suppressed,
            List<String> gaps) {}

    /// How many different rules have findings, by what they mean as a function.
    public record Counts(long blocker, long change, long cost, long note) {}

    /// How long it probably takes to start.
    public record Start(
            long plainMillis, long cachedMillis, long restoredMillis, List<String> basis) {}

    /// One finding.
    ///
    /// @param severity as a function; null where it means nothing there
    /// @param entry empty where no code leads there
    /// @param reach the calls from an entry point to the place
    public record Found(
            String rule,
            @Nullable String severity,
            Where place,
            String what,
            String entry,
            List<Call> reach) {}

    /// Where something is. A class and a method are empty, and a line is 0, where there is none.
    public record Where(String artifact, String className, String method, int line) {}

    /// One call on the way to a place.
    public record Call(String className, String method, int line) {}

    /// A finding that someone has accepted, and why.
    public record Accepted(Found finding, String reason) {}

    public static AssessmentView of(
            Collection<Assessment> assessments, List<Unassessed> unassessed) {
        return new AssessmentView(
                assessments.stream().map(AssessmentView::service).toList(),
                unassessed,
                rules(assessments));
    }

    private static List<RuleView> rules(Collection<Assessment> assessments) {
        Map<String, Rule> rules = new TreeMap<>();
        assessments.stream()
                .flatMap(AssessmentView::all)
                .forEach(finding -> rules.put(finding.rule().id(), finding.rule()));
        return rules.values().stream().map(RuleView::of).toList();
    }

    private static Stream<Finding> all(Assessment one) {
        return Stream.concat(
                one.findings().stream(), one.suppressed().stream().map(Suppressed::finding));
    }

    private static Service service(Assessment one) {
        Contract contract = one.conclusion().contract();
        return new Service(
                one.service(),
                one.source().toString(),
                one.platform(),
                one.program(),
                one.classes(),
                one.libraries(),
                one.sizeBytes(),
                Words.wireName(one.conclusion().answer()),
                one.conclusion().sentence(),
                contract == null ? null : Words.wireName(contract),
                one.conclusion().best().wireName(),
                one.conclusion().loses(),
                counts(one),
                start(one),
                one.findings().stream().map(AssessmentView::found).toList(),
                one.suppressed().stream()
                        .map(it -> new Accepted(found(it.finding()), it.reason()))
                        .toList(),
                one.gaps());
    }

    private static Counts counts(Assessment one) {
        Tally tally = Tally.of(one);
        return new Counts(tally.blockers(), tally.changes(), tally.costs(), tally.notes());
    }

    private static Start start(Assessment one) {
        return new Start(
                one.start().plainMillis(),
                one.start().cachedMillis(),
                one.start().restoredMillis(),
                one.start().basis());
    }

    private static Found found(Finding finding) {
        return new Found(
                finding.rule().id(),
                finding.rule()
                        .effect(Placement.FUNCTION)
                        .map(Effect::severity)
                        .map(Words::wireName)
                        .orElse(null),
                where(finding.place()),
                finding.what(),
                finding.entry(),
                finding.reach().stream()
                        .map(step -> new Call(step.className(), step.method(), step.line()))
                        .toList());
    }

    private static Where where(Place place) {
        return new Where(place.artifact(), place.className(), place.method(), place.line());
    }
}
