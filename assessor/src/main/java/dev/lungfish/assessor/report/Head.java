package dev.lungfish.assessor.report;

import dev.lungfish.assessor.finding.Answer;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.prose.Words;
import dev.lungfish.text.Html;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the page begins with: the answer.
final class Head {

    private Head() {}

    static Map<String, String> of(List<Assessment> assessments) {
        return assessments.size() == 1 ? one(assessments.getFirst()) : fleet(assessments);
    }

    private static Map<String, String> one(Assessment one) {
        return Map.of(
                "answer",
                Html.escape(one.service() + ": " + Words.answer(one.conclusion().answer())),
                "lead",
                Html.escape(one.conclusion().sentence()),
                "scope",
                Html.escape("The limits are those of %s.".formatted(one.platform())));
    }

    private static Map<String, String> fleet(List<Assessment> assessments) {
        long asTheyAre = count(assessments, Answer.AS_IT_IS);
        long changed = count(assessments, Answer.SMALL_CHANGES);
        String platforms =
                assessments.stream()
                        .map(Assessment::platform)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return Map.of(
                "answer",
                "%,d of %,d services can run as functions as they are"
                        .formatted(asTheyAre, assessments.size()),
                "lead",
                "With small changes <strong>%s can</strong>; %s a rewrite, and %s in a container."
                        .formatted(
                                Words.count(changed, "more", "more"),
                                Words.count(count(assessments, Answer.REWRITE), "needs", "need"),
                                Words.count(
                                        count(assessments, Answer.STAY_CONTAINER),
                                        "belongs",
                                        "belong")),
                "scope",
                platforms.isEmpty()
                        ? ""
                        : "The limits are those of %s.".formatted(Html.escape(platforms)));
    }

    private static long count(List<Assessment> assessments, Answer answer) {
        return assessments.stream().filter(one -> one.conclusion().answer() == answer).count();
    }

    /// How many services have each answer.
    static String answers(List<Assessment> assessments) {
        return Arrays.stream(Answer.values())
                .map(
                        answer -> {
                            long count = count(assessments, answer);
                            return "<li class=\"%s%s\" style=\"flex-grow:%d\"><strong>%,d</strong> %s</li>"
                                    .formatted(
                                            Words.wireName(answer),
                                            count == 0 ? " none" : "",
                                            count,
                                            count,
                                            Words.answer(answer));
                        })
                .collect(Collectors.joining("\n"));
    }
}
