package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a pod requests of one resource, by the rules of Kubernetes' scheduler: its containers and sidecars together, or its largest
/// step of initialisation if that is more. A container that only says its limit requests that.
final class PodClaim {

    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private final PodSpec pod;
    private final Place place;
    private final String name;
    private final Problems problems;

    private PodClaim(PodSpec pod, Place place, String name, Problems problems) {
        this.pod = pod;
        this.place = place;
        this.name = name;
        this.problems = problems;
    }

    /// @param name how messages call it
    static Workload.Requested of(PodSpec pod, Place place, String name, Problems problems) {
        PodClaim claim = new PodClaim(pod, place, name, problems);
        BigDecimal cpu = claim.request("cpu");
        BigDecimal memory = claim.request("memory");
        BigDecimal cpuLimit = claim.limit("cpu");
        BigDecimal memoryLimit = claim.limit("memory");
        claim.check();
        return new Workload.Requested(
                cpu.signum() == 0 ? null : (Integer) Amount.millis(cpu),
                memory.signum() == 0 ? null : (Integer) Amount.megabytes(memory),
                cpuLimit == null ? null : (Integer) Amount.millis(cpuLimit),
                memoryLimit == null ? null : (Integer) Amount.megabytes(memoryLimit));
    }

    /// What a container requests.
    static BigDecimal request(Container container, String resource) {
        BigDecimal request = amount(requests(container.getResources()), resource);
        BigDecimal limit = amount(limits(container.getResources()), resource);
        return request != null ? request : limit != null ? limit : NOTHING;
    }

    /// Whether it runs beside the containers for as long as they do.
    static boolean isSidecar(Container initial) {
        return "Always".equals(initial.getRestartPolicy());
    }

    private BigDecimal request(String resource) {
        BigDecimal own = amount(requests(pod.getResources()), resource);
        BigDecimal together = together(resource);
        BigDecimal ownLimit = amount(limits(pod.getResources()), resource);
        if (own == null && together.signum() == 0 && ownLimit != null) {
            own = ownLimit;
        }
        return (own == null ? together : own).add(overhead(resource));
    }

    private BigDecimal together(String resource) {
        BigDecimal beside = NOTHING;
        BigDecimal largestStep = NOTHING;
        for (Container initial : pod.getInitContainers()) {
            BigDecimal request = request(initial, resource);
            largestStep = largestStep.max(beside.add(request));
            beside = isSidecar(initial) ? beside.add(request) : beside;
        }
        BigDecimal running = beside;
        for (Container container : pod.getContainers()) {
            running = running.add(request(container, resource));
        }
        return running.max(largestStep);
    }

    private @Nullable BigDecimal limit(String resource) {
        BigDecimal own = amount(limits(pod.getResources()), resource);
        if (own != null) {
            return own;
        }
        BigDecimal sum = overhead(resource);
        for (Container container : pod.getInitContainers()) {
            BigDecimal limit = amount(limits(container.getResources()), resource);
            if (isSidecar(container) && limit == null) {
                return null;
            }
            sum = isSidecar(container) && limit != null ? sum.add(limit) : sum;
        }
        for (Container container : pod.getContainers()) {
            BigDecimal limit = amount(limits(container.getResources()), resource);
            if (limit == null) {
                return null;
            }
            sum = sum.add(limit);
        }
        return sum;
    }

    private BigDecimal overhead(String resource) {
        BigDecimal overhead = amount(pod.getOverhead(), resource);
        return overhead == null ? NOTHING : overhead;
    }

    private void check() {
        check(pod.getInitContainers(), "initContainers");
        check(pod.getContainers(), "containers");
        check(pod.getResources(), "resources");
    }

    private void check(List<Container> containers, String key) {
        for (int i = 0; i < containers.size(); i++) {
            check(containers.get(i).getResources(), key, i, "resources");
        }
    }

    private void check(@Nullable ResourceRequirements resources, Object... path) {
        Map<String, Quantity> requests = requests(resources);
        Map<String, Quantity> limits = limits(resources);
        check(requests, "requests", path);
        check(limits, "limits", path);
        for (String resource : List.of("cpu", "memory")) {
            BigDecimal request = amount(requests, resource);
            BigDecimal limit = amount(limits, resource);
            if (request != null && limit != null && request.compareTo(limit) > 0) {
                problem(
                        "requests.%s is more than limits.%s; Kubernetes refuses that."
                                .formatted(resource, resource),
                        path,
                        "requests",
                        resource);
            }
        }
    }

    private void check(Map<String, Quantity> quantities, String key, Object... path) {
        quantities.forEach(
                (resource, quantity) -> {
                    String mistake = Amount.mistake(quantity);
                    if (mistake != null) {
                        problem(key + "." + resource + " " + mistake, path, key, resource);
                    }
                });
    }

    private void problem(String sentence, Object[] path, String key, String resource) {
        int line = place.at(path).line(key, resource);
        problems.add(place.where(), line, name + ": " + sentence);
    }

    private static Map<String, Quantity> requests(@Nullable ResourceRequirements resources) {
        return resources == null || resources.getRequests() == null
                ? Map.of()
                : resources.getRequests();
    }

    private static Map<String, Quantity> limits(@Nullable ResourceRequirements resources) {
        return resources == null || resources.getLimits() == null
                ? Map.of()
                : resources.getLimits();
    }

    /// The amount of a resource; null where it is not said, or not a quantity.
    private static @Nullable BigDecimal amount(
            @Nullable Map<String, Quantity> quantities, String resource) {
        Quantity quantity = quantities == null ? null : quantities.get(resource);
        return quantity == null || Amount.mistake(quantity) != null ? null : Amount.of(quantity);
    }
}
