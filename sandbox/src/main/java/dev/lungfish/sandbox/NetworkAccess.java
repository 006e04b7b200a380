package dev.lungfish.sandbox;

/// What a program may reach.
public enum NetworkAccess {
    /// All that this machine reaches.
    HOST,
    /// The platform, over a loopback interface of the sandbox's own, and nothing else.
    PLATFORM_ONLY
}
