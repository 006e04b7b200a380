package dev.lungfish.sandbox;

import java.util.concurrent.CompletableFuture;

/// Holds one environment: a program, all the processes it forks, and its own `/tmp`.
/// Every operation is safe to call at any time, from any thread, and does nothing once the program has ended.
public interface Sandbox {

    /// The environment's id.
    String id();

    /// Stops every thread of every process of the sandbox where it stands. Returns when the signal is sent; a process
    /// that made itself independent of the program may run on for some milliseconds the first time. Idempotent.
    void freeze();

    /// Lets them go on. Idempotent.
    void thaw();

    /// Asks the program to end (SIGTERM), thawing it if needed. A program may ignore it.
    void terminate();

    /// Ends all processes of the sandbox at once.
    void kill();

    /// The most memory that its processes have had resident together so far, in bytes, as of some milliseconds ago.
    /// Cheap enough to ask after each request.
    long memoryPeakBytes();

    /// Its processes get no more than so much processor time from now on, in thousandths of one processor. A backend
    /// without cgroups leaves them what they have.
    default void limitCpu(int millis) {}

    /// The processor time that its processes have used together so far, in nanoseconds, as of some milliseconds ago.
    /// Never decreases.
    long cpuNanos();

    /// Delivers to the sink, before it returns, every whole line that the program has written so far.
    void drainOutput();

    /// Completes when the program has ended, everything it forked is gone too, and its `/tmp` is removed.
    /// All output has been delivered by then.
    CompletableFuture<Exit> exited();
}
