package dev.lungfish.profiles;

/// What a platform bills by: one profile for what runs on demand, one for what is always on.
public record Offer(PlatformProfile functions, ContainerProfile containers) {}
