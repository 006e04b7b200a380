package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.bytecode.ClassCache;
import dev.lungfish.assessor.conclude.Conclusions;
import dev.lungfish.assessor.configuration.Configuration;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.StartEstimate;
import dev.lungfish.assessor.finding.Suppressed;
import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.RuleBook;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.assessor.sign.Sign;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import dev.lungfish.profiles.PlatformProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks all rules about one program.
public final class Detection {

    private static final Set<String> HANDLERS =
            Set.of(
                    "com/amazonaws/services/lambda/runtime/RequestHandler",
                    "com/amazonaws/services/lambda/runtime/RequestStreamHandler");
    private static final Set<String> WAITS =
            Set.of(
                    "background-listener",
                    "connection-socket",
                    "connection-grpc",
                    "connection-websocket",
                    "connection-remote-objects",
                    "schedule",
                    "job-batch");

    private final PlatformProfile platform;
    private final RuleBook rules;
    private final List<Sign> signs;
    private final ClassCache classes;
    private final Findings findings = new Findings();

    public Detection(
            PlatformProfile platform, RuleBook rules, List<Sign> signs, ClassCache classes) {
        this.platform = platform;
        this.rules = rules;
        this.signs = signs;
        this.classes = classes;
    }

    /// All that can be said of the program.
    ///
    /// @param name what the service is called
    public Assessment assess(
            Program program,
            String name,
            Configuration configuration,
            Surroundings surroundings,
            Suppressions suppressions) {
        Subject subject = new Reading(program, classes).subject(configuration.settings());
        new CodeSigns(subject, findings).look(signs);
        new DeclarationSigns(subject, findings).look(signs);
        new LibrarySigns(subject, findings).look(signs);
        new SettingSigns(subject, findings).look(signs);
        new SharedState(rules, findings).look(subject);
        new SettingRules(platform.limits(), rules, findings).look(configuration.settings());
        new SurroundingRules(platform.limits(), rules, findings).look(surroundings);
        StartEstimate start = Weights.of(subject).estimate();
        new PackageRules(platform.limits(), rules, findings).look(program, start);
        Contract contract = contract(subject);
        job(program, contract);
        return assessment(
                subject, name, contract, start, suppressions, gaps(subject, configuration));
    }

    private Assessment assessment(
            Subject subject,
            String name,
            @Nullable Contract contract,
            StartEstimate start,
            Suppressions suppressions,
            List<String> gaps) {
        Program program = subject.pool().program();
        List<Finding> open = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        for (Finding finding : inOrder()) {
            suppressions
                    .reason(name, finding)
                    .ifPresentOrElse(
                            reason -> suppressed.add(new Suppressed(finding, reason)),
                            () -> open.add(finding));
        }
        return new Assessment(
                name,
                program.source(),
                platform.title(),
                Description.of(subject, contract),
                program.units().stream().mapToInt(unit -> unit.classNames().size()).sum(),
                (int) program.units().stream().filter(unit -> !unit.isApplication()).count(),
                program.units().stream().mapToLong(Unit::sizeBytes).sum(),
                Conclusions.of(open, contract),
                start,
                open,
                suppressed,
                gaps);
    }

    private @Nullable Contract contract(Subject subject) {
        boolean isHandler =
                subject.application().stream()
                        .filter(type -> subject.later().made().containsKey(type.name()))
                        .anyMatch(
                                type ->
                                        subject.pool().ancestors(type.name()).stream()
                                                .anyMatch(HANDLERS::contains));
        if (isHandler) {
            return Contract.HANDLER;
        }
        return has("concurrency-many-requests") || subject.entered().containsValue(Phase.REQUEST)
                ? Contract.WEB
                : null;
    }

    private boolean has(String rule) {
        return findings.all().stream().anyMatch(finding -> finding.rule().id().equals(rule));
    }

    /// What neither takes requests nor waits for anything runs to its end.
    private void job(Program program, @Nullable Contract contract) {
        if (contract == null
                && program.manifest().containsKey("Main-Class")
                && WAITS.stream().noneMatch(this::has)) {
            findings.outside(
                    rules.get("job-batch"),
                    Place.artifact(program.source().getFileName().toString()),
                    "It has a main method, and neither takes requests nor waits for messages.");
        }
    }

    private List<Finding> inOrder() {
        List<Finding> all = new ArrayList<>(findings.all());
        all.sort(
                Comparator.comparing(Detection::severity)
                        .thenComparingInt(finding -> rules.all().indexOf(finding.rule())));
        return all;
    }

    private static Severity severity(Finding finding) {
        return finding.rule()
                .effect(Placement.FUNCTION)
                .map(Effect::severity)
                .orElse(Severity.NOTE);
    }

    private static List<String> gaps(Subject subject, Configuration configuration) {
        List<String> gaps = new ArrayList<>(subject.pool().program().gaps());
        gaps.addAll(configuration.gaps());
        Set<String> damaged = subject.pool().damaged();
        if (!damaged.isEmpty()) {
            gaps.add(
                    "%,d classes are damaged and were left out, %s among them."
                            .formatted(
                                    damaged.size(),
                                    damaged.stream().sorted().findFirst().get().replace('/', '.')));
        }
        if (subject.start().isCut() || subject.later().isCut()) {
            gaps.add(
                    "The program calls more methods than are followed: some findings may be missing.");
        }
        if (subject.entered().values().stream().allMatch(Phase.CALLBACK::equals)) {
            gaps.add(
                    "No entry point was found, neither a main method nor one that a framework calls: every"
                            + " public method was taken for one.");
        }
        return gaps;
    }
}
