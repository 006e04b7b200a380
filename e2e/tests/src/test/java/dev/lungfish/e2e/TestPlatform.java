package dev.lungfish.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.waiters.LambdaWaiter;

/// `lungfish up` as a process of its own, as its users start it.
final class TestPlatform implements AutoCloseable {

    /// A variable of the platform's own environment that no function may see.
    static final String SECRET = "LUNGFISH_E2E_SECRET";

    private static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final URI endpoint;
    private final LambdaClient lambda;

    private TestPlatform(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        this.lambda =
                LambdaClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .maxConnections(100)
                                        .socketTimeout(Duration.ofMinutes(2)))
                        .overrideConfiguration(
                                client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build();
    }

    /// Starts one and waits until it says that it is ready.
    ///
    /// @param data its data directory, kept from one start to the next
    /// @param options further options of `up`
    static TestPlatform start(Path data, String... options) {
        try {
            Files.createDirectories(data);
            Path output = Files.createTempFile(data.getParent(), "platform", ".log");
            Process process = launch(data, output, List.of(options));
            try {
                await("the line that says where the platform listens")
                        .atMost(PATIENCE)
                        .pollInterval(POLL)
                        .until(() -> !process.isAlive() || READY.matcher(read(output)).find());
                var ready = READY.matcher(read(output));
                if (!ready.find()) {
                    throw new AssertionError("the platform did not start:\n" + read(output));
                }
                return new TestPlatform(process, URI.create(ready.group()));
            } catch (RuntimeException | AssertionError failure) {
                process.destroyForcibly();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Calls its Lambda API; never tries again by itself.
    LambdaClient lambda() {
        return lambda;
    }

    /// The SDK's waiter, which by itself would wait for a second between two looks.
    LambdaWaiter waiter() {
        return LambdaWaiter.builder()
                .client(lambda)
                .overrideConfiguration(
                        waiter ->
                                waiter.backoffStrategyV2(
                                                BackoffStrategy.fixedDelayWithoutJitter(POLL))
                                        .maxAttempts(Integer.MAX_VALUE)
                                        .waitTimeout(PATIENCE))
                .build();
    }

    int port() {
        return endpoint.getPort();
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly().onExit().join();
        lambda.close();
    }

    /// SIGTERM; returns when it has ended.
    @Override
    public void close() {
        lambda.close();
        process.destroy();
        try {
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
            throw new AssertionError("the platform does not end within " + PATIENCE, late);
        }
    }

    private static Process launch(Path data, Path output, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        // It lives for seconds, too short for what the second compiler would win.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.lungfish.cli.Main",
                        "up",
                        "--listen",
                        "127.0.0.1:0",
                        "--data",
                        data.toString()));
        command.addAll(options);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put(SECRET, "kept");
        Process process = builder.start();
        // Where the tests are interrupted, nothing else would end it.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        return process;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
