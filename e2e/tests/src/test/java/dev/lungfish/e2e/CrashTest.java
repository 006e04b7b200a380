package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// The platform is killed in the middle of its work: what it acknowledged is there, what it ran is not.
final class CrashTest {

    private static final String ECHO = "export const handler = async (event) => event;";

    @TempDir(factory = VisibleDirectory.class)
    private Path directory;

    @Test
    void aKilledPlatformLeavesNothingRunningAndForgetsNothing() throws Exception {
        var before = TestPlatform.start(data());
        var functions = new Functions(before);
        String java = functions.java("Faults");
        String node = functions.node(ECHO);
        before.lambda().publishVersion(version -> version.functionName(node));
        before.lambda()
                .createAlias(alias -> alias.functionName(node).name("live").functionVersion("1"));
        before.lambda()
                .putFunctionConcurrency(
                        put -> put.functionName(node).reservedConcurrentExecutions(7));
        functions.invoke(java, "{'fault':'fork'}");
        var declared = configuration(before, node);

        underLoad(functions, List.of(java, node), before::kill);
        // Before anything starts again: nobody but the guardian is there to end them.
        Processes.awaitNone(java);
        Processes.awaitNone(node);

        try (var after = TestPlatform.start(data())) {
            var again = new Functions(after);
            assertThat(configuration(after, node)).isEqualTo(declared);
            assertAnswer(again.invoke(node, "'there'"), "'there'");
            assertAnswer(again.invoke(node + ":live", "'there'"), "'there'");
            assertAnswer(again.invoke(java, "{}"), "{'served':1}");
            assertThat(
                            after.lambda()
                                    .getFunctionConcurrency(get -> get.functionName(node))
                                    .reservedConcurrentExecutions())
                    .isEqualTo(7);
        }
        Processes.awaitNone(java);
        Processes.awaitNone(node);
    }

    @Test
    void aFunctionThatWasAcknowledgedIsThereAfterAKillAtAnyMoment() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < 3; round++) {
            int target = acknowledged.size() + 5 + 3 * round;
            var platform = TestPlatform.start(data());
            var stop = new AtomicBoolean();
            try (var creator = Executors.newVirtualThreadPerTaskExecutor()) {
                creator.execute(() -> createUntilRefused(platform, acknowledged, stop));
                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= target);
                platform.kill();
                stop.set(true);
            }
        }
        try (var platform = TestPlatform.start(data())) {
            assertThat(platform.lambda().listFunctionsPaginator().functions())
                    .extracting(FunctionConfiguration::functionName)
                    .containsAll(acknowledged);
            String last = new ArrayList<>(acknowledged).getLast();
            platform.waiter().waitUntilFunctionActiveV2(query -> query.functionName(last));
            assertAnswer(new Functions(platform).invoke(last, "1"), "1");
        }
    }

    @Test
    void aPlatformThatIsToldToStopLeavesNothingRunning() throws Exception {
        String name;
        try (var platform = TestPlatform.start(data())) {
            var functions = new Functions(platform);
            name = functions.java("Faults");
            functions.invoke(name, "{'fault':'fork'}");
            assertThat(Processes.of(name)).isNotEmpty();
        }
        Processes.awaitNone(name);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private interface Blow {
        void strike() throws InterruptedException;
    }

    /// Strikes once when every function has answered ten times, while it is being invoked by two callers.
    private static void underLoad(Functions functions, List<String> names, Blow blow)
            throws InterruptedException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answered = new ArrayList<AtomicInteger>();
            for (String name : names) {
                var count = new AtomicInteger();
                answered.add(count);
                for (int caller = 0; caller < 2; caller++) {
                    callers.execute(() -> invokeUntilRefused(functions, name, count));
                }
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> answered.stream().allMatch(count -> count.get() >= 10));
            blow.strike();
        }
    }

    private static void invokeUntilRefused(
            Functions functions, String name, AtomicInteger answered) {
        try {
            while (true) {
                functions.invoke(name, "{'fault':'sleep','millis':20}");
                answered.incrementAndGet();
            }
        } catch (SdkException | IllegalStateException platformGone) {
            // The end of the load.
        }
    }

    private static void createUntilRefused(
            TestPlatform platform, Queue<String> acknowledged, AtomicBoolean stop) {
        try {
            for (int i = 0; !stop.get(); i++) {
                String name = "crash-" + acknowledged.size() + "-" + i;
                platform.lambda()
                        .createFunction(
                                function ->
                                        function.functionName(name)
                                                .role("arn:aws:iam::000000000000:role/e2e")
                                                .runtime(Runtime.NODEJS22_X)
                                                .handler("index.handler")
                                                .environment(
                                                        e -> e.variables(Map.of("COLOUR", "red")))
                                                .code(
                                                        code ->
                                                                code.zipFile(
                                                                        Functions.nodeCode(ECHO))));
                acknowledged.add(name);
            }
        } catch (SdkException | IllegalStateException platformGone) {
            // The end of the creation.
        }
    }

    private static FunctionConfiguration configuration(TestPlatform platform, String name) {
        return platform.lambda().getFunction(get -> get.functionName(name)).configuration();
    }
}
