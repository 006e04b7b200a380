package dev.lungfish.sandbox.runtime;

import java.util.List;
import java.util.Optional;

/// The runtimes of one language.
interface Family {

    /// The variable by which AWS tells a runtime how many invocations to take at once; unset where it is one.
    ///
    /// Source: AWS Lambda developer guide, "Using the Lambda runtime API", on Lambda Managed Instances.
    String MAX_CONCURRENCY = "AWS_LAMBDA_MAX_CONCURRENCY";

    /// Their identifiers, newest first.
    List<String> identifiers();

    /// Why `runtime`, one of the identifiers, cannot run here; empty if it can.
    Optional<String> missing(String runtime);

    Launch launch(LaunchRequest request);

    /// Does once what makes later starts faster. May take seconds, and fails silently.
    default void prepare() {}
}
