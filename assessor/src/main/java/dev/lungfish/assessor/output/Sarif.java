package dev.lungfish.assessor.output;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Suppressed;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Assessments as SARIF 2.1.0, for code-scanning tools. Levels are what findings mean as a function.
public final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String sourceRoot;
    private final Map<String, SarifLog.Descriptor> rules = new TreeMap<>();
    private final List<String> ruleIds;
    private final Fingerprints fingerprints = new Fingerprints();

    private Sarif(Collection<Assessment> assessments, String sourceRoot) {
        this.sourceRoot = sourceRoot;
        assessments.stream()
                .flatMap(Sarif::findings)
                .map(Finding::rule)
                .forEach(rule -> rules.put(rule.id(), SarifRules.descriptor(rule)));
        this.ruleIds = List.copyOf(rules.keySet());
    }

    /// The whole log, of one run.
    ///
    /// @param version of the program; null if it is not packaged
    /// @param sourceRoot where sources begin in the repository: `src/main/java`; empty if at its top
    public static String of(
            Collection<Assessment> assessments,
            Collection<Unassessed> unassessed,
            @Nullable String version,
            String sourceRoot) {
        return MAPPER.writeValueAsString(
                new Sarif(assessments, sourceRoot).log(assessments, unassessed, version));
    }

    private static Stream<Finding> findings(Assessment one) {
        return Stream.concat(
                one.findings().stream(), one.suppressed().stream().map(Suppressed::finding));
    }

    private SarifLog log(
            Collection<Assessment> assessments,
            Collection<Unassessed> unassessed,
            @Nullable String version) {
        SarifLog.Driver driver =
                new SarifLog.Driver("Lungfish assess", version, List.copyOf(rules.values()));
        SarifLog.Base base =
                new SarifLog.Base(new SarifLog.Message("The top of the repository.", null));
        return new SarifLog(
                SCHEMA,
                "2.1.0",
                List.of(
                        new SarifLog.Run(
                                new SarifLog.Tool(driver),
                                List.of(
                                        new SarifLog.Invocation(
                                                unassessed.isEmpty(),
                                                notifications(assessments, unassessed))),
                                Map.of(SarifPlaces.BASE, base),
                                "utf16CodeUnits",
                                assessments.stream().flatMap(this::results).toList())));
    }

    private static List<SarifLog.Notification> notifications(
            Collection<Assessment> assessments, Collection<Unassessed> unassessed) {
        List<SarifLog.Notification> all = new ArrayList<>();
        unassessed.forEach(one -> all.add(notification("error", one.toString())));
        for (Assessment one : assessments) {
            one.gaps().forEach(gap -> all.add(notification("warning", one.service() + ": " + gap)));
        }
        return all;
    }

    private static SarifLog.Notification notification(String level, String text) {
        return new SarifLog.Notification(level, new SarifLog.Message(text, null));
    }

    private Stream<SarifLog.Result> results(Assessment one) {
        String own = String.valueOf(one.source().getFileName());
        SarifPlaces places = new SarifPlaces(sourceRoot, own);
        return Stream.concat(
                one.findings().stream()
                        .map(finding -> result(one.service(), finding, places, List.of())),
                one.suppressed().stream()
                        .map(
                                it ->
                                        result(
                                                one.service(),
                                                it.finding(),
                                                places,
                                                List.of(suppression(it)))));
    }

    private static SarifLog.Suppression suppression(Suppressed one) {
        return new SarifLog.Suppression("external", "accepted", one.reason());
    }

    private SarifLog.Result result(
            String service,
            Finding finding,
            SarifPlaces places,
            List<SarifLog.Suppression> suppressions) {
        Rule rule = finding.rule();
        return new SarifLog.Result(
                rule.id(),
                ruleIds.indexOf(rule.id()),
                SarifRules.level(rule),
                new SarifLog.Message(text(finding), null),
                List.of(places.of(finding.place())),
                fingerprints.next(service, finding),
                flows(finding, places),
                suppressions,
                properties(service, rule));
    }

    private static String text(Finding finding) {
        return Stream.of(
                        finding.what(),
                        finding.rule()
                                .effect(Placement.FUNCTION)
                                .map(Effect::means)
                                .orElse(finding.rule().title()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<SarifLog.CodeFlow> flows(Finding finding, SarifPlaces places) {
        if (finding.reach().isEmpty()) {
            return List.of();
        }
        List<SarifLog.FlowLocation> steps =
                finding.reach().stream().map(places::of).map(SarifLog.FlowLocation::new).toList();
        SarifLog.Message entry =
                finding.entry().isEmpty() ? null : new SarifLog.Message(finding.entry(), null);
        return List.of(new SarifLog.CodeFlow(entry, List.of(new SarifLog.ThreadFlow(steps))));
    }

    private static Map<String, Object> properties(String service, Rule rule) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("service", service);
        for (Placement one : Placement.values()) {
            rule.effect(one)
                    .map(Effect::severity)
                    .map((Severity it) -> Words.wireName(it))
                    .ifPresent(severity -> properties.put(one.wireName(), severity));
        }
        return properties;
    }
}
