package dev.lungfish.server.dispatch;

import org.jspecify.annotations.Nullable;

/// What is known of a request after an environment has served it.
///
/// @param initNanos how long the initialisation took that came before it, or 0
/// @param durationNanos from the delivery to the answer
/// @param failure null if the request was answered
/// @param raised whether the answer was the handler's own error
public record Invoked(
        Request request,
        long initNanos,
        long durationNanos,
        long memoryPeakBytes,
        boolean provisioned,
        @Nullable Failure failure,
        boolean raised) {}
