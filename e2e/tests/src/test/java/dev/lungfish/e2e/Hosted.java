package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// One service of a platform: its address, and where it is placed.
///
/// @param site its own address
/// @param api the platform's
record Hosted(String name, Site site, Site api) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    static Hosted of(TestPlatform platform, String name) {
        return new Hosted(
                name,
                Site.of(name + ".localhost:" + platform.port()),
                Site.of("127.0.0.1:" + platform.port()));
    }

    /// Asks to change the placement, or settings, or both.
    ///
    /// @param body JSON, in single quotes if one likes
    HttpResponse<String> change(String body) throws IOException, InterruptedException {
        return put(Json.of(body));
    }

    /// Sends these very bytes.
    HttpResponse<String> put(String body) throws IOException, InterruptedException {
        return api.send(path("/placement"), request -> request.PUT(BodyPublishers.ofString(body)));
    }

    /// What the platform tells of its placement.
    JsonNode view() {
        try {
            var answer = api.get(path("/placement"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.parse(answer.body());
        } catch (IOException failure) {
            throw new AssertionError("the platform does not tell the placement", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    String placement() {
        return view().path("placement").asString("");
    }

    /// Waits until what the platform tells is so, and returns that.
    JsonNode await(String what, Predicate<JsonNode> so) {
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(POLL).until(this::view, so);
    }

    /// Moves it and waits until it is there, with nothing left of where it was.
    void move(String placement) throws IOException, InterruptedException {
        move(placement, "{}");
    }

    /// @param settings what is to change of how its replicas run
    void move(String placement, String settings) throws IOException, InterruptedException {
        var asked = change("{'placement':'%s','settings':%s}".formatted(placement, settings));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        JsonNode moved = ended();
        assertThat(moved.path("move").path("state").asString(""))
                .as(moved.toString())
                .isEqualTo("done");
        assertThat(moved.path("placement").asString("")).isEqualTo(placement);
        if (placement.equals("function")) {
            assertThat(moved.path("replicas").path("existing").asInt(-1))
                    .as(moved.toString())
                    .isZero();
        } else if (placement.equals("container")) {
            assertThat(row().get("environments"))
                    .isEqualTo(Json.parse("{'starting':0,'busy':0,'idle':0}"));
        }
    }

    /// Waits for the end of the move, whatever it is.
    JsonNode ended() {
        return await(
                "the end of the move of " + name,
                view ->
                        List.of("done", "failed")
                                .contains(view.path("move").path("state").asString("")));
    }

    /// Waits until so many replicas take requests, and no others exist.
    JsonNode replicas(int count) {
        return await(
                count + " replicas of " + name,
                view ->
                        view.path("replicas").path("ready").asInt(-1) == count
                                && view.path("replicas").path("existing").asInt(-1) == count);
    }

    /// Its row in the list of services.
    JsonNode row() throws IOException, InterruptedException {
        for (JsonNode row : Json.parse(api.get("/lungfish/v1/services").body()).path("services")) {
            if (row.path("name").asString("").equals(name)) {
                return row;
            }
        }
        throw new AssertionError("the list of services has no " + name);
    }

    /// All lines of its log that the platform keeps.
    List<String> log() throws IOException, InterruptedException {
        var answer = api.get(path("/logs?tail=1000000"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    private String path(String what) {
        return "/lungfish/v1/services/" + name + what;
    }
}
