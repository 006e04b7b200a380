package dev.lungfish.cli.client;

import java.util.List;
import java.util.Map;

/// All of a function that is declared, but for its code.
public record FunctionSettings(
        String name,
        String runtime,
        String handler,
        int memoryMegabytes,
        int timeoutSeconds,
        String architecture,
        Map<String, String> environment) {

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    /// Whether a function is as these settings say, the architecture apart, which comes with the code.
    public boolean describe(FunctionState state) {
        return runtime.equals(state.runtime())
                && handler.equals(state.handler())
                && memoryMegabytes == state.memorySize()
                && timeoutSeconds == state.timeout()
                && environment.equals(state.variables());
    }

    public boolean isBuiltFor(FunctionState state) {
        return List.of(architecture).equals(state.architectures());
    }
}
