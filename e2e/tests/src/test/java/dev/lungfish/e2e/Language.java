package dev.lungfish.e2e;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// A language whose runtime runs the handler that goes wrong when told to.
enum Language {
    JAVA(
            "java25",
            "dev.lungfish.e2e.handlers.Faults",
            "dev.lungfish.e2e.handlers.FaultyStart",
            "java.lang.IllegalStateException"),
    NODE("nodejs22.x", "faults.handler", "faulty_start.handler", "TypeError"),
    PYTHON("python3.13", "faults.handler", "faulty_start.handler", "ValueError");

    private final String runtime;
    private final String handler;
    private final String faultyStart;
    private final String exception;

    Language(String runtime, String handler, String faultyStart, String exception) {
        this.runtime = runtime;
        this.handler = handler;
        this.faultyStart = faultyStart;
        this.exception = exception;
    }

    /// The type of what the fault `throw` throws.
    String exception() {
        return exception;
    }

    /// The handler that goes wrong when told to; two at once at most, so that a lost slot is soon missed.
    String faults(Functions functions, Consumer<CreateFunctionRequest.Builder> more) {
        String name =
                functions.create(
                        function ->
                                more.accept(
                                        function.runtime(Runtime.fromValue(runtime))
                                                .handler(handler)
                                                .code(Functions.code(file()))),
                        Map.of());
        functions
                .lambda()
                .putFunctionConcurrency(
                        put -> put.functionName(name).reservedConcurrentExecutions(2));
        return name;
    }

    /// The handler that goes wrong while it is loaded.
    ///
    /// @param variables tell the Java one how
    String faultyStart(Functions functions, Map<String, String> variables) {
        return functions.create(
                function ->
                        function.runtime(Runtime.fromValue(runtime))
                                .handler(faultyStart)
                                .code(Functions.code(file())),
                variables);
    }

    private Path file() {
        return switch (this) {
            case JAVA -> Packages.JAVA;
            case NODE -> Packages.NODE;
            case PYTHON -> Packages.PYTHON;
        };
    }
}
