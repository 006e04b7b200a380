package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.api.model.Container;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts services together from all that a source has: what keeps pods, what scales them, what guards them, what leads to them.
final class Assembly {

    /// No program needs less: `512m`, for one, is half a byte.
    private static final int LEAST_LIKELY_MEGABYTES = 4;

    private final Inventory inventory;
    private final Problems problems;
    private final List<Controller> controllers;
    private final List<Autoscaler> autoscalers;
    private final Set<Autoscaler> used = new HashSet<>();
    private final Budgets budgets;
    private final Aliases aliases;

    Assembly(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
        this.controllers = new Controllers(inventory, problems).all();
        this.autoscalers = Autoscaler.all(inventory);
        this.budgets = new Budgets(inventory, problems);
        this.aliases = new Aliases(inventory, controllers);
    }

    Services services() {
        autoscalers.forEach(this::check);
        List<String> names = Names.of(controllers);
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            workloads.add(workload(controllers.get(i), names.get(i)));
        }
        workloads.sort(Comparator.comparing(Workload::name));
        leftOver(autoscalers.size() - used.size(), "HorizontalPodAutoscaler of nothing here");
        leftOver(budgets.unused(), "PodDisruptionBudget of nothing here");
        return new Services(workloads, assumptions());
    }

    private void leftOver(int count, String what) {
        for (int i = 0; i < count; i++) {
            inventory.leaveOut(what);
        }
    }

    private void check(Autoscaler autoscaler) {
        String mistake = autoscaler.mistake();
        if (mistake != null) {
            Found<?> found = autoscaler.found();
            problems.add(
                    found.place().where(),
                    found.place().line("spec", "maxReplicas"),
                    "HorizontalPodAutoscaler " + found.name() + ": " + mistake);
        }
    }

    private Workload workload(Controller it, String name) {
        String called = it.kind() + " " + it.name();
        Workload.Requested claim = PodClaim.of(it.pod(), it.podPlace(), called, problems);
        Autoscaler autoscaler = autoscaler(it);
        Workload.Scaling scaling = autoscaler == null ? null : autoscaler.scaling(claim);
        int replicas = scaling == null ? it.replicas() : Math.max(scaling.least(), it.replicas());
        return new Workload(
                name,
                it.kind(),
                it.replicas(),
                claim,
                scaling,
                budgets.minAvailable(it, replicas),
                it.schedule(),
                largest(it).getImage(),
                Pins.of(it, claim),
                it.namespace().isEmpty() ? null : it.namespace(),
                aliases.of(it),
                RuntimeGuess.of(it),
                notes(it, claim, autoscaler),
                origin(it));
    }

    private static Origin origin(Controller it) {
        Place place = it.found().place();
        return new Origin(place.where(), place.line(), PodTies.of(it, largest(it)));
    }

    private @Nullable Autoscaler autoscaler(Controller controller) {
        for (Autoscaler autoscaler : autoscalers) {
            if (autoscaler.scales(controller)) {
                used.add(autoscaler);
                return autoscaler;
            }
        }
        return null;
    }

    private static Container largest(Controller controller) {
        List<Container> containers = controller.pod().getContainers();
        return containers.stream()
                .max(
                        Comparator.comparing((Container one) -> PodClaim.request(one, "memory"))
                                .thenComparing(one -> PodClaim.request(one, "cpu"))
                                .thenComparingInt(one -> -containers.indexOf(one)))
                .orElseThrow();
    }

    private static List<String> notes(
            Controller controller, Workload.Requested claim, @Nullable Autoscaler autoscaler) {
        List<String> notes = new ArrayList<>();
        List<Container> running = Pins.running(controller.pod()).toList();
        if (running.size() > 1) {
            notes.add(
                    "runs %d containers together: %s"
                            .formatted(
                                    running.size(),
                                    running.stream()
                                            .map(Container::getName)
                                            .collect(Collectors.joining(", "))));
        }
        if (autoscaler != null && !autoscaler.others().isEmpty()) {
            notes.add("is scaled by " + String.join(", ", autoscaler.others()) + " too");
        }
        if (claim.megabytes() != null && claim.megabytes() < LEAST_LIKELY_MEGABYTES) {
            notes.add("requests %d MB of memory: is a unit wrong?".formatted(claim.megabytes()));
        }
        return notes;
    }

    private List<Assumption> assumptions() {
        List<Assumption> assumptions = new ArrayList<>();
        if (!inventory.leftOut().isEmpty()) {
            assumptions.add(
                    new Assumption(
                            "objects that are no services",
                            "left out: " + inventory.leftOutText(),
                            "they run nothing that is called, or are of kinds that are not read",
                            "--services csv:FILE"));
        }
        if (!inventory.noManifests().isEmpty()) {
            assumptions.add(
                    new Assumption(
                            "files that are no manifests",
                            "left out: " + String.join(", ", inventory.noManifests()),
                            "they have no kind",
                            "--services k8s:PATH of a file or folder without them"));
        }
        if (!inventory.repeated().isEmpty()) {
            assumptions.add(
                    new Assumption(
                            "keys that stand twice",
                            "the last of each: " + String.join(", ", inventory.repeated()),
                            "Kubernetes takes the last, where it does not refuse both",
                            "the manifest: keep one"));
        }
        return assumptions;
    }
}
