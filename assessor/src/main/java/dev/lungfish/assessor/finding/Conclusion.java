package dev.lungfish.assessor.finding;

import dev.lungfish.core.service.Contract;
import dev.lungfish.core.service.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from the findings.
///
/// @param contract how the program takes requests; null where it takes none
/// @param best the placement that its code allows as it is today
/// @param sentence the answer with its reason
/// @param loses what it loses as a function, a sentence each
public record Conclusion(
        Answer answer,
        @Nullable Contract contract,
        Placement best,
        String sentence,
        List<String> loses) {

    public Conclusion {
        loses = List.copyOf(loses);
    }
}
