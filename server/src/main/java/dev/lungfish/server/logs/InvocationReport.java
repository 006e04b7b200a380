package dev.lungfish.server.logs;

/// The figures of one finished invocation.
///
/// @param initNanos how long the init phase took, or 0 where the environment was initialised before
/// @param maxMemoryMegabytes the most that the environment has held so far
public record InvocationReport(
        String requestId,
        long initNanos,
        long handlerNanos,
        long billedMillis,
        int memoryMegabytes,
        int maxMemoryMegabytes,
        Status status) {

    /// How it ended. A function that reports an error of its own has still succeeded here, as on AWS.
    public sealed interface Status {

        /// The runtime answered.
        record Success() implements Status {}

        /// It was killed at its timeout.
        record Timeout() implements Status {}

        /// The environment failed, for example with `Runtime.ExitError`.
        record Failure(String errorType) implements Status {}

        Status SUCCESS = new Success();
        Status TIMEOUT = new Timeout();
    }
}
