package dev.lungfish.server.auth;

/// A signature, or why there is none.
sealed interface Presented permits Signature, Presented.Refused {

    /// There is none that could be checked.
    record Refused(Denial denial) implements Presented {}
}
