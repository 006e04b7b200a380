package dev.lungfish.server.lambda;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The runtimes that the API knows, and whether one can run here.
///
/// @param missing what to install for a runtime, in a sentence; empty where nothing is missing
record Runtimes(Function<String, Optional<String>> missing) {

    private static final List<String> KNOWN =
            List.of(
                    "nodejs16.x",
                    "nodejs18.x",
                    "nodejs20.x",
                    "nodejs22.x",
                    "nodejs24.x",
                    "nodejs26.x",
                    "python3.8",
                    "python3.9",
                    "python3.10",
                    "python3.11",
                    "python3.12",
                    "python3.13",
                    "python3.14",
                    "python3.15",
                    "java8.al2",
                    "java8.al2023",
                    "java11",
                    "java11.al2023",
                    "java17",
                    "java17.al2023",
                    "java21",
                    "java25",
                    "ruby3.2",
                    "ruby3.3",
                    "ruby3.4",
                    "ruby4.0",
                    "dotnet6",
                    "dotnet8",
                    "dotnet10",
                    "provided.al2",
                    "provided.al2023");

    private static final List<String> RETIRED =
            List.of(
                    "nodejs",
                    "nodejs4.3",
                    "nodejs4.3-edge",
                    "nodejs6.10",
                    "nodejs8.10",
                    "nodejs10.x",
                    "nodejs12.x",
                    "nodejs14.x",
                    "python2.7",
                    "python3.6",
                    "python3.7",
                    "java8",
                    "dotnetcore1.0",
                    "dotnetcore2.0",
                    "dotnetcore2.1",
                    "dotnetcore3.1",
                    "go1.x",
                    "ruby2.5",
                    "ruby2.7",
                    "provided");

    /// @throws ApiError if it does not exist, no longer exists, or cannot run on this machine
    void check(String runtime) {
        if (RETIRED.contains(runtime)) {
            throw ApiError.invalid(
                    "The runtime parameter of %s is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions."
                            .formatted(runtime));
        }
        if (!KNOWN.contains(runtime)) {
            throw ApiError.invalid(
                    "Value %s at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: %s or be a valid ARN"
                            .formatted(runtime, KNOWN));
        }
        missing.apply(runtime)
                .ifPresent(
                        install -> {
                            throw ApiError.invalid(
                                    "The runtime %s cannot run on this machine. %s"
                                            .formatted(runtime, install));
                        });
    }
}
