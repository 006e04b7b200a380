package dev.lungfish.server.dispatch;

/// What an environment is to its program.
public enum EnvironmentKind {
    /// A request has started it.
    ON_DEMAND,
    /// It is kept initialised for requests to come, one at a time.
    PROVISIONED,
    /// It runs always, for many requests at once.
    REPLICA
}
