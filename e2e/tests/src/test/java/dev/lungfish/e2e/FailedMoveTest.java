package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Moves that cannot be: each says why, and the service goes on where it was.
@ExtendWith(OnPlatform.class)
final class FailedMoveTest {

    private static final String SOON = "{'startupSeconds':2,'minReplicas':1}";

    @TempDir(factory = VisibleDirectory.class)
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    exit | container | Runtime exited with error: exit status 3
                    deaf | split     | Task timed out after 2.00 seconds
                    """)
    void aTargetThatNeverBecomesReadyIsGivenUp(
            String fault, String placement, String reason, Functions functions) throws Exception {
        Hosted service = web(functions, Map.of("REPLICA_FAULT", fault));
        JsonNode before = service.view();
        try (var load = Load.start(1, id -> serve(service, id))) {
            service.change("{'placement':'%s','settings':%s}".formatted(placement, SOON));
            JsonNode view = service.ended();
            assertThat(view.path("move").path("state").asString("")).isEqualTo("failed");
            assertThat(view.path("move").path("reason").asString(""))
                    .isEqualTo(
                            "The environments for it did not start: "
                                    + reason
                                    + ". Its log says more.");
            assertThat(view.path("move").path("swappedMillis").asLong(-1)).isZero();
            JsonNode after = service.replicas(0);
            assertThat(after.get("placement")).isEqualTo(before.get("placement"));
            assertThat(after.get("settings")).isEqualTo(before.get("settings"));
            load.more(10);
            load.end();
        }
        assertThat(service.row().path("placement").asString("")).isEqualTo("function");
    }

    @Test
    void aServiceThatFitsOnNoNodeStaysWhereItIs() throws Exception {
        try (var platform = TestPlatform.start(directory.resolve("data"), "--node", "a:z:1:256");
                var functions = new Functions(platform)) {
            Hosted service =
                    Hosted.of(platform, functions.java("Served", f -> f.memorySize(512), Map.of()));
            service.change("{'placement':'container'}");
            JsonNode view = service.ended();
            assertThat(view.path("move").path("state").asString("")).isEqualTo("failed");
            assertThat(view.path("move").path("reason").asString(""))
                    .startsWith("No node")
                    .contains("512 MB", "memory is short", "256 MB")
                    .endsWith(".");
            assertThat(view.path("placement").asString("")).isEqualTo("function");
            Answers.assertAnswer(functions.invoke(service.name(), "{'id':'a'}"), "{'id':'a'}");
        }
    }

    @Test
    void aServiceIsMovedOnceAtATime(Functions functions) throws Exception {
        Hosted service = web(functions, Map.of("WARM_UP_MILLIS", "1500"));
        assertThat(service.change("{'placement':'container'}").statusCode()).isEqualTo(202);
        assertRefused(
                service.change("{'placement':'split'}"),
                409,
                service.name()
                        + " is being moved to container already. Wait until that has ended, then try again.");
        assertThat(service.ended().path("placement").asString("")).isEqualTo("container");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {'placement':'cloud'} | There is no placement 'cloud': give function, container, split.
                    {'placement':7} | There is no placement '7': give function, container, split.
                    {'place':'split'} | There is no place here: give placement, settings or both.
                    [] | The request is not a JSON object such as {"placement": "container"}.
                    {'settings':{'replicas':3}} | There is no setting replicas. There are: minReplicas, maxReplicas,
                    {'settings':{'minReplicas':0}} | minReplicas is 0: give a number from 1 to 1000
                    {'settings':{'maxReplicas':2,'minReplicas':3}} | maxReplicas is 2: give a number from 3 to 1000
                    {'settings':{'targetPercent':101}} | targetPercent is 101: give a number from 1 to 100
                    {'settings':{'startupSeconds':0}} | startupSeconds is 0: give a number from 1 to 900
                    {'settings':{'maxSurge':0,'maxUnavailable':0}} | maxSurge and maxUnavailable cannot both be 0: a rolling update could not begin
                    {'settings':{'livenessPath':'alive'}} | livenessPath starts with /
                    {'settings':{'autoscaler':'kpa','metric':'cpu'}} | autoscaler kpa looks at concurrency only: set metric to concurrency, or autoscaler to hpa
                    {'settings':{'minReplicas':'many'}} | A setting has a value of the wrong kind:
                    {'settings':{'minReplicas':null}} | A setting has a value of the wrong kind:
                    {'settings':{'autoscaler':'best'}} | A setting has a value of the wrong kind:
                    {'settings':{'minReplicas':1.5}} | A setting has a value of the wrong kind:
                    {'settings':7} | settings is not an object such as {"minReplicas": 2}.
                    {'settings':null} | settings is not an object such as {"minReplicas": 2}.
                    """)
    void whatCannotBeIsRefusedWithASentence(String body, String sentence, Functions functions)
            throws Exception {
        Hosted service = Hosted.of(functions.platform(), lazy(functions));
        JsonNode before = service.view();
        HttpResponse<String> answer = service.change(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("Message").asString("")).contains(sentence);
        assertThat(service.view()).isEqualTo(before);
    }

    @Test
    void whatIsNoJsonIsRefused(Functions functions) throws Exception {
        Hosted service = Hosted.of(functions.platform(), lazy(functions));
        for (String body : new String[] {"", "{", "null", "\"container\""}) {
            assertRefused(
                    service.put(body),
                    400,
                    "The request is not a JSON object such as {\"placement\": \"container\"}.");
        }
    }

    @Test
    void aServiceThatNobodyDeclaredCannotBeMoved(Functions functions) throws Exception {
        Hosted service = Hosted.of(functions.platform(), "nobody");
        assertRefused(
                service.change("{'placement':'container'}"),
                404,
                "There is no service nobody. List them with: lungfish list");
    }

    /// One that no test calls, so that it costs no start.
    private static String lazy(Functions functions) {
        return functions.node("export const handler = async () => 1;");
    }

    private static Hosted web(Functions functions, Map<String, String> variables) {
        return Hosted.of(functions.platform(), functions.web(variables));
    }

    private static void serve(Hosted service, String id) throws Exception {
        var answer = service.site().send("/serve", r -> r.POST(BodyPublishers.ofString(id)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Json.parse(answer.body()).path("Message").asString("")).isEqualTo(sentence);
    }
}
