package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All objects that a source has, and how many there are of what is not read.
final class Inventory {

    private final List<Found<?>> objects = new ArrayList<>();
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();
    private final List<String> noManifests = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

    void add(HasMetadata object, Place place) {
        objects.add(new Found<>(object, place));
    }

    /// Counts an object that is not read.
    ///
    /// @param what its kind, as people say it
    void leaveOut(String what) {
        leftOut.merge(what, 1, Integer::sum);
    }

    /// Notes a file that holds YAML, but no Kubernetes object.
    void noManifest(String file) {
        if (!noManifests.contains(file)) {
            noManifests.add(file);
        }
    }

    /// Notes a key that stands twice.
    void repeated(String key) {
        repeated.add(key);
    }

    List<Found<?>> objects() {
        return List.copyOf(objects);
    }

    /// All objects of a type.
    <T extends HasMetadata> List<Found<T>> all(Class<T> type) {
        return objects.stream()
                .filter(found -> type.isInstance(found.object()))
                .map(found -> new Found<>(type.cast(found.object()), found.place()))
                .toList();
    }

    List<Found<Service>> services() {
        return all(Service.class);
    }

    List<Found<PodDisruptionBudget>> budgets() {
        return all(PodDisruptionBudget.class);
    }

    SortedMap<String, Integer> leftOut() {
        return leftOut;
    }

    String leftOutText() {
        return leftOut.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    List<String> noManifests() {
        return List.copyOf(noManifests);
    }

    List<String> repeated() {
        return List.copyOf(repeated);
    }
}
