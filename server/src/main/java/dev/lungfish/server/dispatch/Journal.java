package dev.lungfish.server.dispatch;

import dev.lungfish.core.limits.Limit;

/// Hears what happens, to log, count and bill it. Called on event loops: no call may block.
public interface Journal {

    /// An environment begins to serve the request.
    void delivered(Request request);

    /// A request was served, or failed in its environment.
    void invoked(Invoked invoked);

    /// A limit stood against a request.
    void refused(Request request, Limit limit);

    /// An environment could not be initialised.
    ///
    /// @param retried whether a request tried again what had failed before
    /// @param listener hears what is logged
    void startFailed(
            Target target, Failure failure, long initNanos, boolean retried, LogListener listener);

    /// The target gets no more requests; those that it has may still be heard of.
    void retired(Target target);

    /// A program wrote a line. May come on any thread; comes before the [#invoked] of the request during which it was
    /// written.
    ///
    /// @param listener hears what is logged: what the environment was serving
    void line(Target target, LogListener listener, String line);
}
