package dev.lungfish.server.dispatch;

import org.jspecify.annotations.Nullable;

/// What is known of a request after an environment has served it.
///
/// @param coldStart the start of its environment, if this is the first request that it serves
/// @param durationNanos from the delivery to the answer
/// @param replica whether a replica served it, which is not billed by the request
/// @param failure null if the request was answered
/// @param raised whether the answer was the handler's own error
public record Invoked(
        Request request,
        @Nullable ColdStart coldStart,
        long durationNanos,
        long memoryPeakBytes,
        boolean provisioned,
        boolean replica,
        @Nullable Failure failure,
        boolean raised) {

    /// How long the initialisation took that came before it, or 0.
    public long initNanos() {
        return coldStart == null ? 0 : coldStart.initNanos();
    }
}
