package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.bytecode.TypeNames;
import dev.lungfish.assessor.rule.Shipped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How frameworks and platforms get into a program.
///
/// @param methods annotations of methods
/// @param types what a class extends or implements
/// @param silent annotations that only tell tools something
/// @param singletons annotations of classes of which there is one object for all requests
record EntrySigns(
        Occasions methods, Occasions types, List<String> silent, List<String> singletons) {

    /// Names by the occasion on which the code runs.
    record Occasions(
            List<String> request, List<String> message, List<String> schedule, List<String> start) {

        Map<Phase, TypeNames> byPhase() {
            Map<Phase, TypeNames> names = new EnumMap<>(Phase.class);
            names.put(Phase.REQUEST, new TypeNames(request));
            names.put(Phase.MESSAGE, new TypeNames(message));
            names.put(Phase.SCHEDULE, new TypeNames(schedule));
            names.put(Phase.START, new TypeNames(start));
            return names;
        }
    }

    static EntrySigns shipped() {
        return Shipped.read("entries.yaml", EntrySigns.class);
    }
}
