package dev.lungfish.server.dispatch;

/// How long the parts of one environment's start took, in nanoseconds.
///
/// @param sandbox until the sandbox's program ran
/// @param runtime until the language runtime ran, 0 where it does not tell
/// @param init until the environment could take a request
public record ColdStart(long sandbox, long runtime, long init) {

    /// What AWS calls the init duration: all but the sandbox.
    public long initNanos() {
        return runtime + init;
    }
}
