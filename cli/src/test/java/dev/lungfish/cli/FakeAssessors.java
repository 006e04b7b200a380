package dev.lungfish.cli;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Conclusion;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.StartEstimate;
import dev.lungfish.assessor.finding.Step;
import dev.lungfish.assessor.finding.Suppressed;
import dev.lungfish.assessor.rule.Effect;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.assessor.surroundings.Surroundings;
import dev.lungfish.cli.assess.Assessors;
import dev.lungfish.cli.assess.Target;
import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import dev.lungfish.profiles.PlatformProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads no class: a file's text says what is found, a rule's id in each line. A file that says `damaged` cannot be read;
/// one that says `fault` or `deep` meets a fault of the assessor.
final class FakeAssessors implements Assessors {

    static final Rule SOCKETS = rule("connection-websocket", Severity.BLOCKER);
    static final Rule CACHE = rule("cache-library", Severity.CHANGE);
    static final Rule POOL = rule("database-pool", Severity.COST);

    /// What was known of each service that was read.
    final Map<String, Surroundings> surroundings = new ConcurrentHashMap<>();

    private static Rule rule(String id, Severity severity) {
        return new Rule(
                id,
                "group",
                "About " + id,
                new Effect(severity, "It stops on demand."),
                null,
                new Effect(Severity.NOTE, "It works."),
                "Move it.",
                "https://docs.example.org/" + id);
    }

    @Override
    public List<Rule> rules(PlatformProfile platform) {
        return List.of(SOCKETS, CACHE, POOL);
    }

    @Override
    public Assessment assess(Target target, Circumstances circumstances) throws IOException {
        Path source = target.paths().getFirst();
        String name =
                target.name() == null
                        ? source.getFileName().toString().replace(".jar", "")
                        : target.name();
        List<String> lines = Files.isDirectory(source) ? List.of() : Files.readAllLines(source);
        if (lines.contains("damaged")) {
            throw new IOException("It is no zip file. Build it again.");
        }
        if (lines.contains("fault")) {
            throw new IllegalStateException("no such register");
        }
        if (lines.contains("deep")) {
            throw new StackOverflowError();
        }
        surroundings.put(name, circumstances.surroundings().apply(name));
        List<Finding> findings = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        for (String line : lines) {
            Finding finding = finding(line, findings.size() + suppressed.size() + 1);
            circumstances
                    .suppressions()
                    .reason(name, finding)
                    .ifPresentOrElse(
                            reason -> suppressed.add(new Suppressed(finding, reason)),
                            () -> findings.add(finding));
        }
        return assessment(name, source, circumstances.platform().title(), findings, suppressed);
    }

    private Finding finding(String id, int number) {
        Rule rule =
                List.of(SOCKETS, CACHE, POOL).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            steps.add(new Step("shop.Step" + i, "call", i));
        }
        return new Finding(
                rule,
                new Place("orders.jar", "shop.Class" + number, "run", number),
                "shop.Class%d does it.".formatted(number),
                "answering a request",
                steps);
    }

    private static Assessment assessment(
            String name,
            Path source,
            String platform,
            List<Finding> findings,
            List<Suppressed> suppressed) {
        boolean isFree = findings.isEmpty();
        return new Assessment(
                name,
                source,
                platform,
                "a jar, main class shop.Main",
                1_200,
                34,
                3_355_443,
                new Conclusion(
                        isFree ? Answer.AS_IT_IS : Answer.STAY_CONTAINER,
                        Contract.WEB,
                        isFree ? Placement.FUNCTION : Placement.CONTAINER,
                        isFree ? "It can run as it is." : "It should stay a container.",
                        List.of()),
                new StartEstimate(1_500, 700, 250, List.of("1,200 classes.")),
                findings,
                suppressed,
                List.of());
    }
}
