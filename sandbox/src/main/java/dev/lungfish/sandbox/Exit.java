package dev.lungfish.sandbox;

/// How a program ended.
public sealed interface Exit {

    /// It ended by itself with this status.
    record Status(int code) implements Exit {}

    /// A signal ended it, for example 9 for SIGKILL.
    record Signal(int number) implements Exit {}

    /// It was killed because its processes wanted more memory than the sandbox may hold; what they held
    /// then can be the limit itself where the kernel allows no more.
    record OutOfMemory(long heldBytes) implements Exit {}
}
