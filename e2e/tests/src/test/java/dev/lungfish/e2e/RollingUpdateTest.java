package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;

/// A container whose code changes while it is called.
@ExtendWith(OnPlatform.class)
final class RollingUpdateTest {

    private static final String TWO = "{'minReplicas':2,'maxReplicas':2,'startupSeconds':10}";

    @Test
    void newCodeTakesOverWithoutAFailureAndCodeThatDoesNotStartTakesOverNothing(Functions functions)
            throws Exception {
        Hosted service =
                Hosted.of(functions.platform(), functions.web(Map.of("LUNGFISH_SLOTS", "2")));
        service.move("container", TWO);
        service.replicas(2);
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (var load = Load.start(2, _ -> seen.add(revision(service)))) {
            update(functions, service, "second");
            awaitOnly("second", service);
            seen.clear();
            load.more(20);
            assertThat(seen).containsOnly("second");

            update(functions, service, "broken");
            JsonNode failing =
                    service.await(
                            "the note of the update's failure", view -> !note(view).isEmpty());
            assertThat(note(failing))
                    .isEqualTo(
                            "The new revision does not become ready (Runtime exited with error: exit status 3); the one before it goes on serving.");
            assertThat(note(service.row())).isEqualTo(note(failing));
            assertThat(failing.path("replicas").path("ready").asInt()).isEqualTo(2);
            load.more(20);
            assertThat(seen).containsOnly("second");

            update(functions, service, "fourth");
            awaitOnly("fourth", service);
            assertThat(note(service.view())).isEmpty();
            seen.clear();
            load.more(20);
            assertThat(seen).containsOnly("fourth");
            load.end();
        }
    }

    /// Waits until replicas of this revision alone are left.
    private static void awaitOnly(String revision, Hosted service) {
        service.await(
                "nothing but " + revision,
                view ->
                        view.path("replicas").path("ready").asInt() == 2
                                && view.path("replicas").path("existing").asInt() == 2
                                && all(revision, service));
    }

    private static boolean all(String revision, Hosted service) {
        for (int i = 0; i < 8; i++) {
            if (!revision(service).equals(revision)) {
                return false;
            }
        }
        return true;
    }

    private static String revision(Hosted service) {
        try {
            var answer = service.site().get("/revision");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body().strip();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String note(JsonNode viewOrRow) {
        return viewOrRow.path("replicas").path("note").asString("");
    }

    private static void update(Functions functions, Hosted service, String revision) {
        byte[] code = Packages.with(Packages.WEB, "revision", revision);
        functions
                .lambda()
                .updateFunctionCode(
                        update ->
                                update.functionName(service.name())
                                        .zipFile(SdkBytes.fromByteArray(code)));
        functions
                .platform()
                .waiter()
                .waitUntilFunctionUpdatedV2(query -> query.functionName(service.name()));
    }
}
