package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.bytecode.MethodFact;
import dev.lungfish.assessor.finding.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One method that is reached, on the shortest way to it.
///
/// @param from the method that calls it; null for an entry point
/// @param line where that calls it
public record Visit(MethodFact method, Phase phase, @Nullable Visit from, int line) {

    /// The way from the entry point to a line of this method.
    public List<Step> way(int lineHere) {
        List<Step> steps = new ArrayList<>();
        int line = lineHere;
        for (Visit visit = this; visit != null; visit = visit.from()) {
            steps.add(new Step(visit.method().owner().sourceName(), visit.method().name(), line));
            line = visit.line();
        }
        Collections.reverse(steps);
        return steps;
    }
}
