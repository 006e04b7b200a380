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
public record LaunchRequest(
        String runtime,
        Contract contract,
        String handler,
        Map<String, String> environment,
        Path codeDirectory,
        int memoryMegabytes) {

    public LaunchRequest {
        environment = Map.copyOf(environment);
    }
}
