package dev.lungfish.proof;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The page of `docs/` that tells how often the assessor is right.
final class ProofPage {

    private ProofPage() {}

    static String of(Score score, Map<Truth, Assessment> assessments) {
        StringBuilder page = new StringBuilder(head(score, assessments));
        score.rows().forEach((rule, row) -> page.append(line(rule, row)));
        page.append("\n## Wrong\n\n");
        score.rows().forEach((rule, row) -> list(page, rule, row.wrong()));
        page.append("\n## Missed\n\n");
        score.rows().forEach((rule, row) -> list(page, rule, row.missed()));
        page.append(
                "\n## Conclusions\n\n| program | kind | by hand | `assess` |\n| --- | --- | --- | --- |\n");
        assessments.forEach(
                (truth, assessment) ->
                        page.append(
                                "| %s | %s | %s | %s |\n"
                                        .formatted(
                                                truth.name(),
                                                words(truth.kind()),
                                                words(truth.conclusion()),
                                                isRight(truth, assessment)
                                                        ? "the same"
                                                        : words(
                                                                assessment
                                                                        .conclusion()
                                                                        .answer()))));
        return page.toString();
    }

    private static String head(Score score, Map<Truth, Assessment> assessments) {
        Score.Row total = score.total();
        int right = total.right().size();
        long others = assessments.keySet().stream().filter(truth -> truth.file() == null).count();
        long samples = assessments.keySet().stream().filter(Truth::isSample).count();
        return """
            # How often `assess` is right

            Made by the tests of [`proof`](../proof) from %d programs of %d kinds. %d are others' and real, %d are this project's own, and %d are
            [samples](../proof/samples): small programs against the real frameworks, written after their guides, for kinds of which no ready program is on
            Maven Central. What is right for each was found out by hand, from class files, configuration and sources, before the assessor was asked
            ([how, and each program's list](../proof/src/test/resources/truth/README.md)). A rule counts once for each program.

            Where these programs showed a rule to be wrong, the rule was mended: expect lower figures for programs that it has never seen.

            Of %d reports %d are right (**precision %.2f**), and of %d things that had to be reported %d were (**recall %.2f**).
            %d of %d conclusions are those that were drawn by hand. A rule without a program in which it had to be found has no recall.

            | rule | right | wrong | missed | precision | recall |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """
                .formatted(
                        assessments.size(),
                        assessments.keySet().stream().map(Truth::kind).distinct().count(),
                        others,
                        assessments.size() - others - samples,
                        samples,
                        right + total.wrong().size(),
                        right,
                        total.precision(),
                        right + total.missed().size(),
                        right,
                        total.recall(),
                        assessments.entrySet().stream()
                                .filter(one -> isRight(one.getKey(), one.getValue()))
                                .count(),
                        assessments.size());
    }

    private static boolean isRight(Truth truth, Assessment assessment) {
        return truth.conclusion() == assessment.conclusion().answer();
    }

    private static String line(String rule, Score.Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s | %s |\n",
                rule,
                row.right().size(),
                row.wrong().size(),
                row.missed().size(),
                share(row.precision(), row.right(), row.wrong()),
                share(row.recall(), row.right(), row.missed()));
    }

    private static String share(double share, List<String> hits, List<String> failures) {
        return hits.isEmpty() && failures.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.2f", share);
    }

    private static void list(StringBuilder page, String rule, List<String> programs) {
        if (!programs.isEmpty()) {
            page.append("- ")
                    .append(rule)
                    .append(": ")
                    .append(String.join(", ", programs))
                    .append("\n");
        }
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
