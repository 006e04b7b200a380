package dev.lungfish.sandbox.runtime;

import java.util.List;
import java.util.Optional;

/// The runtimes of one language.
interface Family {

    /// Their identifiers, newest first.
    List<String> identifiers();

    /// Why `runtime`, one of the identifiers, cannot run here; empty if it can.
    Optional<String> missing(String runtime);

    Launch launch(LaunchRequest request);

    /// Does once what makes later starts faster. May take seconds, and fails silently.
    default void prepare() {}
}
