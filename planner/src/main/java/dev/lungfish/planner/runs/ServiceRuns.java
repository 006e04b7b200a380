package dev.lungfish.planner.runs;

import dev.lungfish.planner.fleet.PlannedService;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the simulations of one service have shown.
public record ServiceRuns(PlannedService service, Map<Alternative, Outcome> outcomes) {

    public ServiceRuns {
        outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    }

    public Outcome of(Alternative alternative) {
        return Objects.requireNonNull(outcomes.get(alternative));
    }

    /// What it may be instead of what it is today.
    public List<Alternative> placements() {
        return outcomes.keySet().stream().filter(one -> one != Alternative.TODAY).toList();
    }

    /// The same with one more.
    ServiceRuns with(PlannedService changed, Alternative alternative, Outcome outcome) {
        Map<Alternative, Outcome> all = new EnumMap<>(outcomes);
        all.put(alternative, outcome);
        return new ServiceRuns(changed, all);
    }
}
