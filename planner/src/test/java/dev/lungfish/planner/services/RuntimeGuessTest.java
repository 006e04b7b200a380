package dev.lungfish.planner.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuntimeGuessTest {

    @ParameterizedTest
    @CsvSource({
        "springcommunity/customers:1, JAVA",
        "eclipse-temurin:21-jre, JAVA",
        "registry:5000/shop/orders:1-openjdk17, JAVA",
        "node:22-alpine, NODE",
        "acme/api:1.0-python3, PYTHON",
        "mcr.microsoft.com/dotnet/aspnet:8.0, DOTNET",
        "golang:1.24, GO",
        "acme/mango:1,",
        "acme/javanese-food:2,",
        "nginx@sha256:0123,"
    })
    void readsImages(String image, RuntimeGuess.Language language) {
        RuntimeGuess guess = RuntimeGuess.ofImage(image);

        assertThat(guess == null ? null : guess.language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "'env: [{name: JAVA_TOOL_OPTIONS}]', JAVA, is given JAVA_TOOL_OPTIONS",
        "'env: [{name: NODE_ENV}]', NODE, is given NODE_ENV",
        "'command: [/usr/bin/python3.12, app.py]', PYTHON, starts /usr/bin/python3.12",
        "'args: [gunicorn]', PYTHON, starts gunicorn",
        "'readinessProbe: {httpGet: {path: /actuator/health}}', JAVA, is probed at /actuator/health",
        "'ports: [{name: jmx, containerPort: 9010}]', JAVA, has a port named jmx",
        "'image: acme/go-api', GO, its image is acme/go-api"
    })
    void readsContainers(String sign, RuntimeGuess.Language language, String why) throws Exception {
        assertThat(guess("{}", sign)).isEqualTo(new RuntimeGuess(language, why));
    }

    @Test
    void readsAnnotationsAndLabels() throws Exception {
        assertThat(
                        guess(
                                "{annotations: {instrumentation.opentelemetry.io/inject-java: 'true'}}",
                                "image: x"))
                .isEqualTo(
                        new RuntimeGuess(
                                RuntimeGuess.Language.JAVA,
                                "has instrumentation.opentelemetry.io/inject-java"));
        assertThat(guess("{labels: {language: golang}}", "image: x"))
                .isEqualTo(new RuntimeGuess(RuntimeGuess.Language.GO, "has the label language"));
        assertThat(guess("{}", "image: x")).isNull();
    }

    private static RuntimeGuess guess(String metadata, String sign) throws Exception {
        String text =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {metadata: %s, spec: {containers: [{name: web, %s}]}}}
                """
                        .formatted(metadata, sign);
        return new ManifestSource(
                        "-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .read()
                .workloads()
                .getFirst()
                .runtime();
    }
}
