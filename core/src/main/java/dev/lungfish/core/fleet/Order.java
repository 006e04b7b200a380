package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.Limit;

/// What the driver of the rules must do next. It performs orders in the order given.
///
/// @param <R> the driver's requests
public sealed interface Order<R> {

    /// Start this environment; then report [OnDemand#ready(long, Environment)], or [OnDemand#discard(long, Environment)]
    /// and [OnDemand#gone(long, Environment)].
    record Start<R>(Environment<R> environment) implements Order<R> {}

    /// Give the request to this environment; then report [OnDemand#release(long, Environment)].
    ///
    /// @param cold whether the request waited until just this environment had started
    record Serve<R>(Environment<R> environment, R request, boolean cold) implements Order<R> {}

    /// Stop this environment, which serves nothing; then report [OnDemand#gone(long, Environment)]. A replica that was to
    /// stop for as long as one may take still serves something: the driver answers that.
    record Stop<R>(Environment<R> environment, Reason reason) implements Order<R> {}

    /// Answer the request with the limit that stands against it.
    record Refuse<R>(R request, Limit limit) implements Order<R> {}

    /// Answer the request with the failure of the environment that should have served it.
    record Fail<R>(R request, Environment<R> lost) implements Order<R> {}

    /// Why an environment is stopped.
    enum Reason {
        /// It was idle for as long as an environment may be.
        IDLE,
        /// Its revision takes no more requests.
        RETIRED,
        /// Another service's environment needs its memory.
        EVICTED,
        /// Fewer provisioned environments are wanted.
        SURPLUS
    }
}
