package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.suppression.BadSuppressions;
import dev.lungfish.assessor.suppression.Suppressions;
import dev.lungfish.cli.terminal.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The file of what is accepted.
public final class Accepted {

    private static final Path USUAL = Path.of("lungfish-assess.yaml");

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description =
                    "Which findings are accepted, and why. Default: lungfish-assess.yaml, if it is there.")
    private @Nullable Path file;

    /// What it says; nothing where there is none.
    Suppressions read(Collection<Rule> rules) {
        Path read = file == null ? USUAL : file;
        if (file == null && !Files.exists(USUAL)) {
            return Suppressions.NONE;
        }
        try {
            return Suppressions.read(read, rules.stream().map(Rule::id).toList());
        } catch (BadSuppressions wrong) {
            throw new Failure(Objects.toString(wrong.getMessage()), wrong);
        }
    }

    /// What it says of nothing that was found, a sentence each.
    List<String> unused(Suppressions suppressions, Collection<Assessment> assessments) {
        Path read = file == null ? USUAL : file;
        return suppressions.unused(assessments).stream()
                .map(
                        one ->
                                "%s:%d: nothing was found of %s: take it out."
                                        .formatted(read, one.line(), one))
                .toList();
    }
}
