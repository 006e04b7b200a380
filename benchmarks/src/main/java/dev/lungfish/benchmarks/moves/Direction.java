package dev.lungfish.benchmarks.moves;

import dev.lungfish.core.service.Placement;

/// From one placement to another.
record Direction(Placement from, Placement to) {

    Direction back() {
        return new Direction(to, from);
    }

    String label() {
        return from.wireName() + " to " + to.wireName();
    }
}
