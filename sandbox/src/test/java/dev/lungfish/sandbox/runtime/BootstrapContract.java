package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lungfish.core.service.Contract;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.process.ProcessBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs a language's runtime for real: through [Runtimes], in a sandbox, against a Runtime API.
abstract class BootstrapContract {

    @TempDir private static Path data;

    private static ProcessBackend backend;
    protected static Runtimes runtimes;

    @TempDir protected Path code;

    protected RuntimeApi api;
    protected final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger marks = new AtomicInteger();
    private final List<Sandbox> started = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        backend = ProcessBackend.open(data);
        runtimes = Runtimes.open(data);
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @BeforeEach
    void openApi() throws IOException {
        api = new RuntimeApi();
    }

    @AfterEach
    void end() {
        started.forEach(Sandbox::kill);
        started.forEach(sandbox -> sandbox.exited().join());
        api.close();
    }

    protected void write(String name, String content) throws IOException {
        Path file = code.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    protected Sandbox start(String runtime, String handler) throws Exception {
        return start(runtime, handler, Contract.HANDLER, Map.of());
    }

    protected Sandbox start(
            String runtime, String handler, Contract contract, Map<String, String> variables)
            throws Exception {
        return start(new LaunchRequest(runtime, contract, handler, variables, code, 256));
    }

    /// Starts one that takes several invocations at once.
    protected Sandbox startConcurrent(
            String runtime, String handler, int memoryMegabytes, int concurrency) throws Exception {
        return start(
                new LaunchRequest(
                        runtime,
                        Contract.HANDLER,
                        handler,
                        Map.of(),
                        code,
                        memoryMegabytes,
                        concurrency));
    }

    private Sandbox start(LaunchRequest request) throws Exception {
        String runtime = request.runtime();
        String handler = request.handler();
        assumeTrue(
                runtimes.missing(runtime).isEmpty(), () -> runtimes.missing(runtime).orElseThrow());
        Launch launch = runtimes.launch(request);
        assertThat(launch).isInstanceOf(Launch.Ready.class);
        Launch.Ready ready = (Launch.Ready) launch;
        Map<String, String> environment = new HashMap<>(ready.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("_HANDLER", handler);
        environment.put("LAMBDA_TASK_ROOT", code.toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "tested");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/tested");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
        environment.putAll(request.environment());
        Sandbox sandbox =
                backend.start(
                        new SandboxSpec(
                                handler,
                                ready.command(),
                                environment,
                                code,
                                request.memoryMegabytes(),
                                64,
                                ready.visiblePaths(),
                                this::written));
        started.add(sandbox);
        return sandbox;
    }

    /// Sends an event and takes the answer.
    protected RuntimeApi.Post invoke(String id, String event) throws InterruptedException {
        api.send(id, event);
        return api.take();
    }

    /// Sends invocations that can only end when all of them are under way, and takes their answers, by request.
    protected Map<String, String> meet(int invocations, String event) throws InterruptedException {
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; i < invocations; i++) {
            api.send("id-" + i, event);
        }
        for (int i = 0; i < invocations; i++) {
            RuntimeApi.Post post = api.take();
            assertThat(post.path()).endsWith("/response");
            answers.put(post.path().split("/", -1)[1], post.body());
        }
        assertThat(answers).as("each is answered once").hasSize(invocations);
        return answers;
    }

    private void written(String line) {
        if (RuntimeMark.is(line)) {
            marks.incrementAndGet();
        } else {
            lines.add(line);
        }
    }

    /// The runtime has told once that it runs. Call it after an answer.
    protected void assertMarked() {
        assertThat(marks).hasValue(1);
    }

    protected static Exit ended(Sandbox sandbox) throws Exception {
        return sandbox.exited().get(60, TimeUnit.SECONDS);
    }

    protected void awaitLine(String pattern) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(lines)
                                        .anySatisfy(line -> assertThat(line).matches(pattern)));
    }
}
