package dev.lungfish.assessor.finding;

import dev.lungfish.assessor.rule.Rule;
import java.util.List;

/// One thing that was found.
///
/// @param what what it is here, as a sentence
/// @param entry how the program gets there: such as "answering a request"; empty where no code leads there
/// @param reach the call chain, from the entry point to the place; empty where no code leads there
public record Finding(Rule rule, Place place, String what, String entry, List<Step> reach) {

    public Finding {
        reach = List.copyOf(reach);
    }
}
