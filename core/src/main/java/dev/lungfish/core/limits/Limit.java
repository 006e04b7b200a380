package dev.lungfish.core.limits;

/// What can refuse a request.
public enum Limit {
    /// The service has as many requests in flight as are reserved for it.
    RESERVED_CONCURRENCY,
    /// The services without a reservation have as many requests in flight as the account allows.
    ACCOUNT_CONCURRENCY,
    /// The service gets more than ten requests a second for each reserved unit of concurrency.
    RESERVED_REQUEST_RATE,
    /// The service gets more than ten requests a second for each unit of the account's concurrency.
    ACCOUNT_REQUEST_RATE,
    /// Environments may not start fast enough, and the request has waited as long as one may.
    START_RATE,
    /// The machine's memory is full of environments that serve or start.
    MACHINE_MEMORY,
    /// All slots of the service's replicas are taken, and as many requests wait as may.
    QUEUE_LENGTH,
    /// The request has waited for a slot of a replica for as long as one may.
    QUEUE_TIME
}
