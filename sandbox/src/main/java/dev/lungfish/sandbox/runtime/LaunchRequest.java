package dev.lungfish.sandbox.runtime;

import dev.lungfish.core.service.Contract;
import java.nio.file.Path;
import java.util.Map;

/// A revision that is to be started.
///
/// @param runtime an AWS Lambda runtime identifier, such as `java21`
/// @param handler the handler; of a web program, what is started: a jar, a script, or an executable of the package
/// @param environment the user's variables: what they say to the runtime goes before its defaults
/// @param codeDirectory the unpacked package, in which the program starts
/// @param memoryMegabytes what all processes may hold together
/// @param concurrency how many invocations of a handler it is to take at once: 1 on demand; a web program takes what comes
public record LaunchRequest(
        String runtime,
        Contract contract,
        String handler,
        Map<String, String> environment,
        Path codeDirectory,
        int memoryMegabytes,
        int concurrency) {

    public LaunchRequest {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "a program takes at least one invocation at a time, not " + concurrency);
        }
        environment = Map.copyOf(environment);
    }

    /// One that takes one invocation at a time.
    public LaunchRequest(
            String runtime,
            Contract contract,
            String handler,
            Map<String, String> environment,
            Path codeDirectory,
            int memoryMegabytes) {
        this(runtime, contract, handler, environment, codeDirectory, memoryMegabytes, 1);
    }

    /// Whether it is a handler that takes several invocations at once.
    boolean isConcurrent() {
        return contract == Contract.HANDLER && concurrency > 1;
    }
}
