package dev.lungfish.benchmarks.client;

/// One timed request.
///
/// @param startNanos when it was to be sent, in the time of [System#nanoTime()]
/// @param nanos from then to the end of its answer
public record Sample(long startNanos, long nanos, Ending ending) {

    /// What became of a request.
    public enum Ending {
        ANSWERED,
        /// There was no room for it (429 or 503).
        REFUSED,
        /// Any other status, a function's error, or a broken connection.
        FAILED
    }

    static Ending ending(Answer answer) {
        if (answer.isGood()) {
            return Ending.ANSWERED;
        }
        return answer.isRefusal() ? Ending.REFUSED : Ending.FAILED;
    }
}
