package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.output.Sarif;
import dev.lungfish.assessor.report.HtmlReport;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.text.PageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Files that are written beside what is printed.
public final class Outputs {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with all services, findings and call chains.")
    private @Nullable Path report;

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "Write SARIF 2.1.0, for code-scanning tools.")
    private @Nullable Path sarif;

    @Option(
            names = "--source-root",
            paramLabel = "DIR",
            defaultValue = "src/main/java",
            description =
                    "Where sources begin in the repository, for --sarif. Default: ${DEFAULT-VALUE}.")
    private String sourceRoot;

    /// Fails before the work is done if a file cannot be written after it.
    void check() {
        check(report);
        check(sarif);
    }

    private static void check(@Nullable Path file) {
        if (file != null) {
            PageFile.obstacle(file)
                    .ifPresent(
                            sentence -> {
                                throw new Failure(sentence);
                            });
        }
    }

    void write(
            List<Assessment> assessments, List<Unassessed> unassessed, @Nullable String version) {
        if (report != null) {
            write(report, HtmlReport.of(assessments, unassessed));
        }
        if (sarif != null) {
            write(sarif, Sarif.of(assessments, unassessed, version, sourceRoot));
        }
    }

    private static void write(Path file, String text) {
        try {
            PageFile.write(text, file);
        } catch (IOException failure) {
            throw new Failure(
                    "%s cannot be written: %s.".formatted(file, failure.getMessage()), failure);
        }
    }
}
