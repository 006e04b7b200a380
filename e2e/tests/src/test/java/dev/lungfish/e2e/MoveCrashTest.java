package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The platform is killed in the middle of a move: the service is on one side or the other afterwards, and serves.
final class MoveCrashTest {

    @TempDir(factory = VisibleDirectory.class)
    private Path directory;

    @Test
    void aKillInTheMiddleOfAMoveLeavesTheServiceOnOneSide() throws Exception {
        String name;
        try (var platform = new Killable(data())) {
            name = platform.functions().web(Map.of("WARM_UP_MILLIS", "700", "LUNGFISH_SLOTS", "4"));
            assertServes(platform.hosted(name));
            // What it prepares is lost.
            platform.killDuring(name, "container", MoveCrashTest::isPreparing);
        }
        try (var platform = new Killable(data())) {
            assertIs("function", platform.hosted(name));
            // It has moved, and the old side has something to finish.
            platform.killDuring(name, "container", MoveCrashTest::isDraining);
        }
        try (var platform = new Killable(data())) {
            assertIs("container", platform.hosted(name));
            platform.killDuring(name, "split", MoveCrashTest::isPreparing);
        }
        try (var platform = new Killable(data())) {
            assertIs("container", platform.hosted(name));
            // The new side has served something already.
            platform.killDuring(
                    name, "function", view -> isDraining(view) && serves(platform.hosted(name)));
        }
        try (var platform = new Killable(data())) {
            assertIs("function", platform.hosted(name));
        }
        Processes.awaitNone(name);
    }

    private static boolean isPreparing(JsonNode view) {
        return state(view).equals("preparing") && existing(view) > 0;
    }

    private static boolean isDraining(JsonNode view) {
        return state(view).equals("draining");
    }

    private Path data() {
        return directory.resolve("data");
    }

    /// A platform that ends by SIGKILL if a test says so, by SIGTERM otherwise.
    private static final class Killable implements AutoCloseable {

        private final TestPlatform platform;
        private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        private boolean killed;

        Killable(Path data) {
            platform = TestPlatform.start(data);
        }

        Functions functions() {
            return new Functions(platform);
        }

        Hosted hosted(String name) {
            return Hosted.of(platform, name);
        }

        /// Kills it as soon as the move is so far, with a request on the side that is left.
        void killDuring(String name, String placement, Predicate<JsonNode> far)
                throws IOException, InterruptedException {
            Hosted service = hosted(name);
            callers.execute(() -> slow(service));
            service.await(
                    "the slow request's service", _ -> Processes.running(name, "java").size() > 0);
            var asked = service.change("{'placement':'%s'}".formatted(placement));
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
            service.await("the move to " + placement + " being so far", far);
            platform.kill();
            killed = true;
            Processes.awaitNone(name);
        }

        /// Is under way when the platform dies.
        private static void slow(Hosted service) {
            try {
                service.site().get("/slow?15000");
            } catch (IOException platformGone) {
                // As it should be.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            if (!killed) {
                platform.close();
            }
            callers.close();
        }
    }

    private static void assertIs(String placement, Hosted service) throws Exception {
        assertThat(service.placement()).isEqualTo(placement);
        assertThat(service.view().path("move").isNull()).as("no move is remembered").isTrue();
        assertServes(service);
    }

    private static void assertServes(Hosted service) throws Exception {
        var answer = service.site().send("/serve", r -> r.POST(BodyPublishers.ofString("id")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static boolean serves(Hosted service) {
        try {
            assertServes(service);
            return true;
        } catch (Exception failure) {
            throw new AssertionError("it serves no more", failure);
        }
    }

    private static String state(JsonNode view) {
        return view.path("move").path("state").asString("");
    }

    private static int existing(JsonNode view) {
        return view.path("replicas").path("existing").asInt(-1);
    }
}
