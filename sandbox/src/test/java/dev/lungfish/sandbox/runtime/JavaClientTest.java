package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Contract;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// AWS's own Java client, unmodified.
class JavaClientTest extends BootstrapContract {

    private static final String GREETER = Greeter.class.getName();
    private static final String MEETING = Meeting.class.getName();

    /// A handler as users write them.
    public static final class Greeter {

        public String greet(Map<String, String> event) {
            System.out.println("greeting " + event.get("name"));
            if (event.get("name") == null) {
                throw new IllegalArgumentException("nobody to greet");
            }
            return "Hello " + event.get("name");
        }
    }

    /// A handler that ends only when four are under way.
    public static final class Meeting {

        private static final CyclicBarrier BARRIER = new CyclicBarrier(4);

        public String meet(Map<String, String> event) throws Exception {
            BARRIER.await(15, TimeUnit.SECONDS);
            return Thread.currentThread().getName();
        }
    }

    @BeforeEach
    void copyHandlers() throws Exception {
        copy(GREETER);
        copy(MEETING);
    }

    private void copy(String type) throws Exception {
        String file = type.replace('.', '/') + ".class";
        Path target = code.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(file)) {
            Files.copy(in, target);
        }
    }

    @Test
    void aHandlerOfThePackageIsServed() throws Exception {
        start("java25", GREETER + "::greet");
        assertThat(invoke("id-1", "{\"name\":\"Ann\"}"))
                .extracting(RuntimeApi.Post::path, RuntimeApi.Post::body)
                .containsExactly("invocation/id-1/response", "\"Hello Ann\"");
        RuntimeApi.Post failed = invoke("id-2", "{}");
        assertThat(failed.path()).isEqualTo("invocation/id-2/error");
        assertThat(failed.body())
                .contains(
                        "\"errorType\":\"java.lang.IllegalArgumentException\"", "nobody to greet");
        assertThat(invoke("id-3", "{\"name\":\"Bob\"}").body()).isEqualTo("\"Hello Bob\"");
        awaitLine("greeting Bob");
        assertThat(lines).noneMatch(line -> line.contains("WARNING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java25", "java21", "java17", "java11", "java8.al2"})
    void everyJavaRuntimeThatThisMachineHasWorks(String runtime) throws Exception {
        start(runtime, "java.util.ArrayList::add");
        assertThat(invoke("id-1", "{}").body()).isEqualTo("true");
        assertMarked();
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 2048})
    void severalAtOnceAreServedByThreadsOfOneProcess(int memoryMegabytes) throws Exception {
        startConcurrent("java25", MEETING + "::meet", memoryMegabytes, 4);
        for (int round = 0; round < 3; round++) {
            assertThat(new HashSet<>(meet(4, "{}").values())).hasSize(4);
        }
        assertMarked();
    }

    @Test
    void severalAtOnceMeansALongLifeWithBothCompilers() throws Exception {
        assertThat(runtimes.prepare().await(Duration.ofSeconds(60))).isTrue();
        Launch.Ready small = concurrent(512);
        assertThat(small.environment()).containsEntry("AWS_LAMBDA_MAX_CONCURRENCY", "4");
        assertThat(small.command())
                .contains("-XX:+UseSerialGC")
                .noneMatch(word -> word.contains("Tiered"))
                .anyMatch(word -> word.startsWith("-XX:AOTCache="));
        assertThat(concurrent(2048).command())
                .noneMatch(word -> word.endsWith("GC"))
                .anyMatch(word -> word.startsWith("-XX:AOTCache="));
    }

    private Launch.Ready concurrent(int memoryMegabytes) {
        return (Launch.Ready)
                runtimes.launch(
                        new LaunchRequest(
                                "java25",
                                Contract.HANDLER,
                                "x.Y",
                                Map.of(),
                                code,
                                memoryMegabytes,
                                4));
    }

    @Test
    void aMissingClassIsToldAtTheFirstInvocation() throws Exception {
        start("java25", "no.such.Handler");
        RuntimeApi.Post post = invoke("id-1", "{}");
        assertThat(post.path()).isEqualTo("invocation/id-1/error");
        assertThat(post.body()).contains("Class not found: no.such.Handler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseParallelGC",
                "-XX:+TieredCompilation -XX:TieredStopAtLevel=4",
                "-Xshare:off",
                "-Xmx64m"
            })
    void theUsersJvmOptionsGoBeforeOurs(String options) throws Exception {
        assertThat(runtimes.prepare().await(Duration.ofMinutes(3))).isTrue();
        start(
                "java25",
                GREETER + "::greet",
                Contract.HANDLER,
                Map.of("JAVA_TOOL_OPTIONS", options));
        assertThat(invoke("id-1", "{\"name\":\"Ann\"}").body()).isEqualTo("\"Hello Ann\"");
    }

    @Test
    void aPreparedStartUsesACacheAndSaysNothingOfIt() throws Exception {
        assertThat(runtimes.prepare().await(Duration.ofMinutes(3))).isTrue();
        Launch launch =
                runtimes.launch(
                        new LaunchRequest("java25", Contract.HANDLER, "x.Y", Map.of(), code, 128));
        assertThat(((Launch.Ready) launch).environment())
                .doesNotContainKey("AWS_LAMBDA_MAX_CONCURRENCY");
        List<String> command = ((Launch.Ready) launch).command();
        assertThat(command).anyMatch(word -> word.startsWith("-XX:AOTCache="));
        start("java25", GREETER + "::greet");
        assertThat(invoke("id-1", "{\"name\":\"Ann\"}").body()).isEqualTo("\"Hello Ann\"");
        awaitLine("greeting Ann");
        assertThat(lines).containsExactly("greeting Ann");
    }
}
