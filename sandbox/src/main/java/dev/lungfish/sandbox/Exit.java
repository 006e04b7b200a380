package dev.lungfish.sandbox;

/// How a program ended.
public sealed interface Exit {

    /// It ended by itself with this status.
    record Status(int code) implements Exit {}

    /// A signal ended it, for example 9 for SIGKILL.
    record Signal(int number) implements Exit {}

    /// It was killed because its processes held more memory than the sandbox may.
    record OutOfMemory(long heldBytes) implements Exit {}
}
