package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.cli.client.Json;
import dev.lungfish.planner.output.PlanView;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.fake.FakeBackend;
import dev.lungfish.server.Platform;
import dev.lungfish.server.PlatformOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform records its requests, and a plan is made of them.
class RecordingTest {

    @TempDir private Path folder;

    @Test
    void whatAPlatformRecordsIsPlannedFor() throws Exception {
        Path recording = folder.resolve("recording");
        Path program = Files.createDirectory(folder.resolve("orders"));
        Path bootstrap = Files.writeString(program.resolve("bootstrap"), "#!/bin/sh\n");
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
        try (Platform platform =
                Platform.start(
                        recordingInto(recording), new FakeBackend((_, spec) -> echo(spec)))) {
            String url = platform.address().toString();
            assertThat(Run.of("deploy", program.toString(), "--memory", "256", "--url", url).err())
                    .isEmpty();
            for (int i = 0; i < 5; i++) {
                Run invoked = Run.of("invoke", "orders", "--payload", "{}", "--url", url);
                assertThat(invoked.exit()).as(invoked.out() + invoked.err()).isZero();
            }
        }
        Run plan = Run.of("plan", "--traffic", "recorded:" + recording, "--json");
        assertThat(plan.err()).isEmpty();
        PlanView view = Json.MAPPER.readValue(plan.out(), PlanView.class);
        PlanView.Service orders = view.services().getFirst();
        assertThat(orders.service()).isEqualTo("orders");
        assertThat(orders.requests()).isEqualTo(5);
        assertThat(orders.meanMillis()).isBetween(0.001, 5_000.0);
        assertThat(view.scope().requests()).isEqualTo(5);
    }

    private PlatformOptions recordingInto(Path recording) {
        PlatformOptions defaults = PlatformOptions.defaults(folder.resolve("data"));
        return new PlatformOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                defaults.dataDirectory(),
                defaults.keysFile(),
                defaults.profile(),
                defaults.containerProfile(),
                defaults.keepAliveNanos(),
                defaults.freezeAfterNanos(),
                defaults.memoryMegabytes(),
                defaults.nodes(),
                defaults.sandbox(),
                defaults.tls(),
                recording);
    }

    /// Answers every invocation with its own payload, until the platform ends it.
    private static void echo(SandboxSpec spec) throws IOException, InterruptedException {
        String runtimeApi =
                "http://%s/2018-06-01/runtime/invocation/"
                        .formatted(
                                Objects.requireNonNull(
                                        spec.environment().get("AWS_LAMBDA_RUNTIME_API")));
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!Thread.currentThread().isInterrupted()) {
                var next =
                        client.send(
                                HttpRequest.newBuilder(URI.create(runtimeApi + "next")).build(),
                                BodyHandlers.ofString());
                String id =
                        next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
                client.send(
                        HttpRequest.newBuilder(URI.create(runtimeApi + id + "/response"))
                                .POST(BodyPublishers.ofString(next.body()))
                                .build(),
                        BodyHandlers.discarding());
            }
        }
    }
}
