package dev.lungfish.core.scaling;

/// What an autoscaler is told of its revision.
///
/// @param wanted how many replicas are wanted now
/// @param ready how many of them take requests; those that drain or start do not count
/// @param concurrency the requests in flight, served or waiting
/// @param cpu the CPU that the ready replicas use
public record Reading(int wanted, int ready, Concurrency concurrency, CpuUse cpu) {

    public Reading {
        if (wanted < 0 || ready < 0 || cpu.replicas() > ready) {
            throw new IllegalArgumentException(
                    "a reading counts from 0 and measures no more than what is ready, not %d wanted, %d ready, %d measured"
                            .formatted(wanted, ready, cpu.replicas()));
        }
    }

    /// Without measurements of CPU.
    public Reading(int wanted, int ready, Concurrency concurrency) {
        this(wanted, ready, concurrency, CpuUse.NONE);
    }

    /// How many replicas are wanted and not ready yet.
    int starting() {
        return Math.max(0, wanted - ready);
    }

    /// How many ready replicas have no measurement of CPU.
    int unmeasured() {
        return ready - cpu.replicas();
    }

    /// Whether a request waits that no replica will ever serve.
    boolean isStranded() {
        return wanted == 0 && concurrency.inFlight() > 0;
    }

    /// Whether the number wanted is within bounds, and nothing is stranded.
    boolean mayWait(int min, int max) {
        return wanted >= min && wanted <= max && !isStranded();
    }
}
