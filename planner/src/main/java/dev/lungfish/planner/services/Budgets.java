package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows how many replicas each PodDisruptionBudget leaves. Percentages round up, as in Kubernetes.
final class Budgets {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9})%");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private final List<Found<PodDisruptionBudget>> budgets;
    private final Problems problems;
    private final Set<Found<PodDisruptionBudget>> used = new HashSet<>();

    Budgets(Inventory inventory, Problems problems) {
        this.problems = problems;
        this.budgets =
                inventory.budgets().stream()
                        .filter(found -> found.object().getSpec() != null && isSound(found))
                        .toList();
    }

    /// How many of so many replicas a disruption must leave; null if it may take all.
    @Nullable Integer minAvailable(Controller controller, int replicas) {
        Integer most = null;
        for (Found<PodDisruptionBudget> found : budgets) {
            PodDisruptionBudgetSpec spec = found.object().getSpec();
            if (controller.found().isNear(found)
                    && LabelMatch.selects(spec.getSelector(), controller.labels())) {
                used.add(found);
                int left = left(spec, replicas);
                most = most == null ? left : Math.max(most, left);
            }
        }
        return most;
    }

    /// How many budgets there are that no pods have.
    int unused() {
        return budgets.size() - used.size();
    }

    private static int left(PodDisruptionBudgetSpec spec, int replicas) {
        if (spec.getMinAvailable() != null) {
            return count(text(spec.getMinAvailable()), replicas);
        }
        int gone =
                spec.getMaxUnavailable() == null
                        ? 1
                        : count(text(spec.getMaxUnavailable()), replicas);
        return Math.max(0, replicas - gone);
    }

    private static int count(String text, int replicas) {
        Matcher percent = PERCENT.matcher(text);
        return percent.matches()
                ? Math.toIntExact(Math.ceilDiv(Long.parseLong(percent.group(1)) * replicas, 100L))
                : Integer.parseInt(text);
    }

    private static String text(IntOrString value) {
        return value.getIntVal() == null
                ? String.valueOf(value.getStrVal())
                : value.getIntVal().toString();
    }

    private boolean isSound(Found<PodDisruptionBudget> found) {
        PodDisruptionBudgetSpec spec = found.object().getSpec();
        boolean both = spec.getMinAvailable() != null && spec.getMaxUnavailable() != null;
        if (both) {
            problem(found, "has minAvailable and maxUnavailable; keep one.", "minAvailable");
        }
        boolean least = isCount(found, spec.getMinAvailable(), "minAvailable");
        boolean most = isCount(found, spec.getMaxUnavailable(), "maxUnavailable");
        return !both && least && most;
    }

    private boolean isCount(
            Found<PodDisruptionBudget> found, @Nullable IntOrString value, String key) {
        if (value == null
                || PERCENT.matcher(text(value)).matches()
                || COUNT.matcher(text(value)).matches()) {
            return true;
        }
        problem(
                found,
                key + " is '" + text(value) + "'; say a number, or a percentage like 50%.",
                key);
        return false;
    }

    private void problem(Found<PodDisruptionBudget> found, String sentence, String key) {
        problems.add(
                found.place().where(),
                found.place().line("spec", key),
                "PodDisruptionBudget " + found.name() + ": " + sentence);
    }
}
