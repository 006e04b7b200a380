package dev.lungfish.planner.fleet;

import java.time.Duration;
import java.util.List;

/// What a service's code tells of it as a function.
///
/// @param obstacles why it cannot be one, each a sentence; none if it can
/// @param start how long it takes to start
public record CodeFacts(List<String> obstacles, Duration start) {

    public CodeFacts {
        obstacles = List.copyOf(obstacles);
    }
}
