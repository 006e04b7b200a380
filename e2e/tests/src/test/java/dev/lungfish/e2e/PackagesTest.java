package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each package works by itself: its framework's loop takes events, answers them, and ends when told to.
final class PackagesTest {

    private static final String HANDLERS = "dev.lungfish.e2e.handlers.";

    @TempDir private Path directory;
    @AutoClose private RuntimeApi api;

    @BeforeEach
    void listen() throws IOException {
        api = new RuntimeApi();
    }

    @ParameterizedTest
    @EnumSource
    void aFrameworkServesItsFunction(Framework framework) throws Exception {
        try (var program = start(framework)) {
            var first = api.invoke("{\"item\":\"lamp\",\"quantity\":2,\"priceCents\":1250}");
            assertThat(Json.parse(first.body()))
                    .isEqualTo(Json.parse("{'item':'lamp','totalCents':2500,'served':1}"));
            assertThat(first.call()).isEqualTo("response");
            assertThat(first.userAgent()).startsWith(framework.userAgent());

            var refused = api.invoke("{\"item\":\"lamp\",\"quantity\":0,\"priceCents\":1250}");
            assertThat(refused.call()).isEqualTo("error");
            assertThat(Json.parse(refused.body()).get("errorMessage").asString())
                    .isEqualTo("an order has at least one item");

            var second = api.invoke("{\"item\":\"lamp\",\"quantity\":3,\"priceCents\":100}");
            assertThat(Json.parse(second.body()))
                    .isEqualTo(Json.parse("{'item':'lamp','totalCents':300,'served':2}"));
            assertThat(program.end()).isEqualTo(128 + 15);
        }
    }

    @Test
    void aStaticInitialiserThatThrowsIsToldToTheRuntimeApi() throws Exception {
        try (var _ = startJava("FaultyStart")) {
            var error = api.initError();
            assertThat(Json.parse(error.body()).get("errorMessage").asString())
                    .contains("FaultyStart");
        }
    }

    @Test
    void theRuntimeClientBehavesUntilToldOtherwise() throws Exception {
        var command = List.of(directory.resolve("bootstrap").toString());
        try (var _ = Program.start(Packages.CLIENT, directory, command, Map.of(), api)) {
            assertThat(api.invoke("{}").body()).isEqualTo("{\"answer\": 1}");
            assertThat(api.invoke("{\"fault\":\"reportError\"}").errorType())
                    .isEqualTo("Function.Told");
            assertThat(api.invoke("{\"fault\":\"answerTwice\"}").call()).isEqualTo("response");
            assertThat(Json.parse(api.invoke("{\"fault\":\"report\"}").body()).get(0).get("status"))
                    .isEqualTo(Json.parse("202"));
        }
    }

    private Program start(Framework framework) throws IOException {
        if (framework == Framework.AWS) {
            return startJava("Receipts");
        }
        var command = List.of(directory.resolve("bootstrap").toString());
        return Program.start(
                framework.file(), directory, command, Map.of("_HANDLER", framework.handler()), api);
    }

    /// As `java25` does: AWS's client, which finds the handler's class from the working directory.
    private Program startJava(String handler) throws IOException {
        var classPath =
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .filter(jar -> jar.contains("/aws-lambda-") || jar.contains("/utils-lite-"))
                        .toList();
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        String.join(":", classPath),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        HANDLERS + handler);
        return Program.start(Packages.JAVA, directory, command, Map.of("INIT_FAULT", "throw"), api);
    }
}
