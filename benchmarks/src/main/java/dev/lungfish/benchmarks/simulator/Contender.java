package dev.lungfish.benchmarks.simulator;

/// Something that simulates invocations.
///
/// @param name as the table shows it
/// @param work simulates once, and says how many invocations
record Contender(String name, Work work) {

    interface Work {
        long invocations();
    }

    /// Invocations a second of one round.
    double rate() {
        long begin = System.nanoTime();
        long invocations = work.invocations();
        return invocations * 1e9 / (System.nanoTime() - begin);
    }
}
