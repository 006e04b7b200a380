package dev.lungfish.benchmarks.moves;

import dev.lungfish.benchmarks.client.Sample.Ending;
import dev.lungfish.benchmarks.client.Samples;
import dev.lungfish.server.api.PlacementView.MoveView;

/// A move, and the requests around it.
///
/// @param before those that ended in the seconds before it
/// @param during those that ended from its beginning to a moment after its end
/// @param after those that ended in the seconds after that
record MeasuredMove(
        Direction direction, MoveView move, Samples before, Samples during, Samples after) {

    /// From the order to the first request that goes to the target.
    long swapMillis() {
        return move.swappedMillis() - move.startedMillis();
    }

    /// From the order until what served before has ended.
    long totalMillis() {
        return move.endedMillis() - move.startedMillis();
    }

    long requests() {
        return (long) before.all().size() + during.all().size();
    }

    long failed() {
        return requests() - before.count(Ending.ANSWERED) - during.count(Ending.ANSWERED);
    }

    double p50Ratio() {
        return during.p50Micros() / before.p50Micros();
    }

    double p99Ratio() {
        return during.p99Micros() / before.p99Micros();
    }

    /// Against what the target has once it is warm, where that is more than before.
    double p99RatioToSlower() {
        return during.p99Micros() / Math.max(before.p99Micros(), after.p99Micros());
    }
}
