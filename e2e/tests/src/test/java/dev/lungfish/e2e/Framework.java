package dev.lungfish.e2e;

import java.nio.file.Path;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// Who wrote the client of the Runtime API. Each serves the same function: an order in, a receipt out.
enum Framework {
    AWS("java25", "dev.lungfish.e2e.handlers.Receipts", Packages.JAVA, "aws-lambda-java/"),
    SPRING("provided.al2023", "receipts", Packages.SPRING, "spring-cloud-function/"),
    QUARKUS("provided.al2023", "not.used", Packages.QUARKUS, "quarkus/"),
    MICRONAUT("provided.al2023", "not.used", Packages.MICRONAUT, "micronaut/");

    private final String runtime;
    private final String handler;
    private final Path file;
    private final String userAgent;

    Framework(String runtime, String handler, Path file, String userAgent) {
        this.runtime = runtime;
        this.handler = handler;
        this.file = file;
        this.userAgent = userAgent;
    }

    Runtime runtime() {
        return Runtime.fromValue(runtime);
    }

    String handler() {
        return handler;
    }

    Path file() {
        return file;
    }

    /// How its client names itself, at the beginning.
    String userAgent() {
        return userAgent;
    }
}
