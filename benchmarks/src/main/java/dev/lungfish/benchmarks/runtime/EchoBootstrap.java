package dev.lungfish.benchmarks.runtime;

import java.io.IOException;
import java.util.List;

/// The program of a function on a `provided` runtime.
public final class EchoBootstrap {

    /// All the classes that it consists of.
    public static final List<Class<?>> PARTS =
            List.of(EchoBootstrap.class, EchoLoop.class, RuntimeConnection.class, HeadReader.class);

    private EchoBootstrap() {}

    public static void main(String[] arguments) throws IOException {
        EchoLoop.serve(System.getenv("AWS_LAMBDA_RUNTIME_API"));
    }
}
