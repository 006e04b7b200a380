package dev.lungfish.benchmarks.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.runtime.EchoBootstrap;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An echo in each language, packaged as its user would.
public final class EchoPackages {

    private EchoPackages() {}

    /// A Java handler, run by AWS's runtime interface client.
    public static FunctionSpec java(String name) throws IOException {
        CodePackage code = new CodePackage();
        code.addClass(EchoHandler.class);
        code.add(
                "lib/aws-lambda-java-core.jar",
                Files.readAllBytes(jar(RequestStreamHandler.class)));
        return new FunctionSpec(
                name, "java25", EchoHandler.class.getName() + "::handleRequest", code.zip());
    }

    /// A Node handler.
    public static FunctionSpec node(String name) throws IOException {
        CodePackage code = new CodePackage();
        code.add("index.js", utf8("exports.handler = async (event) => event;\n"));
        return new FunctionSpec(name, "nodejs20.x", "index.handler", code.zip());
    }

    /// A program that speaks the Runtime API with as little code of its own as it can.
    public static FunctionSpec minimal(String name) throws IOException {
        CodePackage code = new CodePackage();
        for (Class<?> part : EchoBootstrap.PARTS) {
            code.addClass(part);
        }
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp \"$LAMBDA_TASK_ROOT\"",
                        EchoBootstrap.class.getName());
        code.addExecutable(
                "bootstrap", utf8("#!/bin/sh\nexec " + String.join(" ", command) + "\n"));
        return new FunctionSpec(name, "provided.al2023", "echo", code.zip());
    }

    private static Path jar(Class<?> from) throws IOException {
        try {
            return Path.of(from.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the jar of " + from.getName() + " has no path", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
