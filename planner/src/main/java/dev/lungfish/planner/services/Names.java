package dev.lungfish.planner.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Gives each controller a name of its own: its name; where several have it, with the namespace; where even those have it, with the kind.
final class Names {

    private static final List<Function<Controller, String>> WAYS =
            List.of(Controller::name, Names::withNamespace, Names::withKind);

    private Names() {}

    /// The names of controllers, in their order.
    static List<String> of(List<Controller> controllers) {
        List<Map<String, Integer>> counts =
                WAYS.stream().map(way -> count(controllers, way)).toList();
        return controllers.stream().map(one -> name(one, counts)).toList();
    }

    private static String name(Controller one, List<Map<String, Integer>> counts) {
        for (int i = 0; i < WAYS.size(); i++) {
            String name = WAYS.get(i).apply(one);
            if (counts.get(i).getOrDefault(name, 0) == 1) {
                return name;
            }
        }
        return WAYS.getLast().apply(one);
    }

    private static Map<String, Integer> count(
            List<Controller> controllers, Function<Controller, String> way) {
        Map<String, Integer> counts = new HashMap<>();
        controllers.forEach(one -> counts.merge(way.apply(one), 1, Integer::sum));
        return counts;
    }

    private static String namespace(Controller one) {
        return one.namespace().isEmpty() ? "default" : one.namespace();
    }

    private static String withNamespace(Controller one) {
        return namespace(one) + "/" + one.name();
    }

    private static String withKind(Controller one) {
        return namespace(one) + "/" + one.kind() + "/" + one.name();
    }
}
