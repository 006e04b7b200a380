package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the names of Kubernetes Services by which callers know a controller, where such a name means no other.
final class Aliases {

    private final List<Controller> controllers;
    private final Map<String, Controller> leads = new HashMap<>();
    private final Map<String, Integer> meanings = new HashMap<>();

    Aliases(Inventory inventory, List<Controller> controllers) {
        this.controllers = controllers;
        controllers.forEach(one -> meanings.merge(one.name(), 1, Integer::sum));
        inventory.services().forEach(this::add);
    }

    List<String> of(Controller controller) {
        return leads.entrySet().stream()
                .filter(entry -> entry.getValue().equals(controller))
                .map(Map.Entry::getKey)
                .filter(name -> meanings.getOrDefault(name, 0) == 1)
                .sorted()
                .toList();
    }

    private void add(Found<Service> service) {
        if (service.object().getSpec() == null) {
            return;
        }
        Map<String, String> selector = service.object().getSpec().getSelector();
        if (selector == null || selector.isEmpty()) {
            return;
        }
        for (Controller one : controllers) {
            if (one.found().isNear(service)
                    && !one.name().equals(service.name())
                    && one.labels().entrySet().containsAll(selector.entrySet())) {
                leads.put(service.name(), one);
                meanings.merge(service.name(), 1, Integer::sum);
            }
        }
    }
}
