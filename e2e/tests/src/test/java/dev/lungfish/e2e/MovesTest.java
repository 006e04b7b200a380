package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Services that are moved again and again while they are called: nobody notices.
@ExtendWith(OnPlatform.class)
final class MovesTest {

    /// Every direction once at least, and back to where it began.
    private static final List<String> WAY =
            List.of(
                    "container",
                    "split",
                    "function",
                    "split",
                    "container",
                    "function",
                    "container",
                    "split",
                    "container",
                    "function");

    private static final int CLIENTS = 3;
    private static final String PRINTED = "served ";

    @Test
    void aWebProgramIsMovedTenTimesAndServesEachRequestOnce(Functions functions) throws Exception {
        String name = functions.web(Map.of("LUNGFISH_SLOTS", "2"));
        Hosted service = Hosted.of(functions.platform(), name);
        moveAllTheWay(
                service,
                "{}",
                id -> {
                    var answer =
                            service.site().send("/serve", r -> r.POST(BodyPublishers.ofString(id)));
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.body()).startsWith(id + "\n");
                });
    }

    @Test
    void aHandlerIsMovedTenTimesAndServesEachInvocationOnce(Functions functions) throws Exception {
        String name = functions.java("Served", f -> f.memorySize(256), Map.of());
        Hosted service = Hosted.of(functions.platform(), name);
        moveAllTheWay(
                service,
                "{'slots':2}",
                id ->
                        Answers.assertAnswer(
                                functions.invoke(name, "{'id':'%s'}".formatted(id)),
                                "{'id':'%s'}".formatted(id)));
    }

    private static void moveAllTheWay(Hosted service, String settings, Load.Call call)
            throws Exception {
        List<String> answered;
        try (var load = Load.start(CLIENTS, call)) {
            for (String placement : WAY) {
                service.move(placement, settings);
                load.more(CLIENTS * 5);
            }
            answered = load.end();
        }
        assertThat(service.placement()).isEqualTo(WAY.getLast());
        assertThat(answered).doesNotHaveDuplicates();
        await("the log of each request of " + service.name())
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(served(service))
                                        .containsExactlyInAnyOrderElementsOf(answered));
        assertThat(Processes.states(service.name(), "java"))
                .as("environments that are left: no more than clients, all of them frozen or idle")
                .hasSizeBetween(1, CLIENTS);
    }

    private static List<String> served(Hosted service) throws Exception {
        return service.log().stream()
                .filter(line -> line.contains(PRINTED))
                .map(line -> line.substring(line.indexOf(PRINTED) + PRINTED.length()).strip())
                .toList();
    }
}
