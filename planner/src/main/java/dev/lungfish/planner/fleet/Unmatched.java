package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The workloads of which no traffic has been found yet, by the names that they answer to.
final class Unmatched {

    private final List<@Nullable Workload> workloads;
    private final Map<String, List<Integer>> places = new HashMap<>();

    Unmatched(List<Workload> workloads) {
        this.workloads = new ArrayList<>(workloads);
        for (int place = 0; place < workloads.size(); place++) {
            Workload own = workloads.get(place);
            add(own.name(), place);
            for (String alias : own.aliases()) {
                add(alias, place);
            }
        }
    }

    private void add(String name, int place) {
        places.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(place);
    }

    /// The first that answers to the name, which is found then; or null.
    @Nullable Workload take(String called) {
        for (int place : places.getOrDefault(called, List.of())) {
            Workload found = workloads.set(place, null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// What nobody has taken, in its order.
    List<Workload> rest() {
        return workloads.stream().filter(Objects::nonNull).toList();
    }
}
