package dev.lungfish.planner.runs;

import dev.lungfish.planner.fleet.PlannedService;
import java.util.Collections;
import java.util.EnumMap;
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
}
