package dev.lungfish.server.store;

/// How many environments of a version or alias are kept initialised.
public record ProvisionedDeclaration(int requested, long modifiedMillis) {}
