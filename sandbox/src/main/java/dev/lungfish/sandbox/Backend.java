package dev.lungfish.sandbox;

/// Makes sandboxes. It never decides when one lives or ends; that is the rules' business.
///
/// Implementations may be called from several threads at once. Whatever becomes of this process,
/// SIGKILL included, no program that it started outlives it by more than a moment; what a machine crash
/// or a lost guardian leaves all the same is ended by [#reap()] at the next start.
public interface Backend extends AutoCloseable {

    /// A short name for messages and metrics: `process`, `oci`.
    String name();

    /// Makes the network for a sandbox that is about to be started, as isolated as this backend can.
    ///
    /// @throws SandboxException if it could not be made
    default Network network(NetworkAccess access) throws SandboxException {
        return Network.HOST;
    }

    /// Starts the program of `spec` and returns once it runs; the program itself may still be initialising.
    ///
    /// @throws SandboxException if it could not be started; nothing of it is left behind then
    Sandbox start(SandboxSpec spec) throws SandboxException;

    /// Ends every program that an earlier platform with the same data directory has left behind.
    /// Idempotent. Returns how many processes it ended.
    int reap();

    /// Kills every sandbox of this backend and releases what the backend holds. Idempotent.
    @Override
    void close();
}
