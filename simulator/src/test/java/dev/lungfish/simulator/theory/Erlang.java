package dev.lungfish.simulator.theory;

/// A. K. Erlang's formulas of 1917, in requests' load: their rate times their mean duration.
final class Erlang {

    private Erlang() {}

    /// The share of requests that find all servers busy, where none waits.
    static double blocked(int servers, double load) {
        double share = 1;
        for (int i = 1; i <= servers; i++) {
            share = load * share / (i + load * share);
        }
        return share;
    }

    /// The share of requests that wait, where all do who find all servers busy.
    static double waiting(int servers, double load) {
        double blocked = blocked(servers, load);
        return servers * blocked / (servers - load * (1 - blocked));
    }
}
