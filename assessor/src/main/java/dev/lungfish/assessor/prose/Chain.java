package dev.lungfish.assessor.prose;

import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Step;
import java.util.ArrayList;
import java.util.List;

/// The calls that lead to a finding, in words.
public final class Chain {

    private static final int KEPT_AT_EACH_END = 2;

    private Chain() {}

    /// All of them.
    public static List<String> whole(Finding finding) {
        return finding.reach().stream().map(Step::toString).toList();
    }

    /// The first and the last ones, and how many there are between them; classes without their packages.
    public static List<String> shortened(Finding finding) {
        List<String> whole = finding.reach().stream().map(Chain::simple).toList();
        int left = whole.size() - 2 * KEPT_AT_EACH_END;
        if (left < 2) {
            return whole;
        }
        List<String> ends = new ArrayList<>(whole.subList(0, KEPT_AT_EACH_END));
        ends.add(left + " more calls");
        ends.addAll(whole.subList(whole.size() - KEPT_AT_EACH_END, whole.size()));
        return ends;
    }

    private static String simple(Step step) {
        String type = step.className().substring(step.className().lastIndexOf('.') + 1);
        return new Step(type, step.method(), step.line()).toString();
    }
}
