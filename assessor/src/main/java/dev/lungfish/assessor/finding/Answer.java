package dev.lungfish.assessor.finding;

/// Whether a service can run as a function.
public enum Answer {
    /// As it is.
    AS_IT_IS,
    /// After changes that its findings list.
    SMALL_CHANGES,
    /// Only if its way of working is changed.
    REWRITE,
    /// No: it belongs in a container.
    STAY_CONTAINER
}
