package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells whether pods with some labels are selected, as Kubernetes does.
final class LabelMatch {

    private LabelMatch() {}

    /// An empty selector selects all, none at all selects nothing.
    static boolean selects(@Nullable LabelSelector selector, Map<String, String> labels) {
        return selector != null
                && (selector.getMatchLabels() == null
                        || labels.entrySet().containsAll(selector.getMatchLabels().entrySet()))
                && selector.getMatchExpressions().stream().allMatch(one -> meets(one, labels));
    }

    private static boolean meets(LabelSelectorRequirement one, Map<String, String> labels) {
        String value = labels.get(one.getKey());
        return switch (one.getOperator()) {
            case "In" -> value != null && one.getValues().contains(value);
            case "NotIn" -> value == null || !one.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
