package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The same requests to the same service get the same answers, whatever its contract and wherever it is placed.
@ExtendWith(OnPlatform.class)
final class SameAnswersTest {

    private static final List<String> PLACEMENTS = List.of("function", "container", "split");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Those tell when and by whom.
    private static final Set<String> EACH_ITS_OWN = Set.of("date", "x-amzn-requestid");

    private record Question(String path, Consumer<HttpRequest.Builder> more) {}

    private record Reply(int status, Map<String, List<String>> headers, String body) {}

    @Test
    void allSixCombinationsOfContractAndPlacementAnswerAlike(Functions functions) throws Exception {
        Map<String, Question> questions = questions();
        Hosted web = Hosted.of(functions.platform(), functions.web(Map.of("LUNGFISH_SLOTS", "4")));
        Hosted handler = Hosted.of(functions.platform(), functions.java("Mirror"));
        Map<String, Reply> expected = ask(web, questions);
        for (Hosted service : List.of(web, handler)) {
            for (String placement : PLACEMENTS) {
                service.move(placement);
                assertThat(ask(service, questions))
                        .as(service + " as " + placement)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theAnswersAreTheSameWhileServicesMove(Functions functions) throws Exception {
        Map<String, Question> questions = questions();
        Hosted web = Hosted.of(functions.platform(), functions.web(Map.of("LUNGFISH_SLOTS", "4")));
        Hosted handler = Hosted.of(functions.platform(), functions.java("Mirror"));
        Map<String, Reply> expected = ask(web, questions);
        for (Hosted service : List.of(web, handler)) {
            try (var load =
                    Load.start(1, _ -> assertThat(ask(service, questions)).isEqualTo(expected))) {
                for (String placement : List.of("container", "split", "function")) {
                    service.move(placement);
                }
                load.end();
            }
        }
    }

    private static Map<String, Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("GET", get("/mirror/echo"));
        questions.put("HEAD", new Question("/mirror/echo", HttpRequest.Builder::HEAD));
        questions.put(
                "a query and an encoded path",
                get("/mirror/echo/a%20b%2Fc/%C5%BE?q=1&q=%26&empty=&flag&text=red+mug"));
        questions.put("a header", new Question("/mirror/echo", r -> r.header("X-Mirror", "glass")));
        questions.put(
                "cookies",
                new Question("/mirror/echo", r -> r.header("Cookie", "first=1; second=2")));
        questions.put("cookies and a header of several values", get("/mirror/cookies"));
        questions.put("no such page", get("/mirror/nowhere"));
        questions.put("a redirect", get("/mirror/moved"));
        questions.put("nothing", get("/mirror/empty"));
        questions.put("DELETE", new Question("/mirror/echo", HttpRequest.Builder::DELETE));
        questions.put(
                "POST of text",
                new Question(
                        "/mirror/text",
                        r ->
                                r.header("Content-Type", "text/plain;charset=utf-8")
                                        .POST(BodyPublishers.ofString("žluťoučký kůň\n"))));
        questions.put("PUT of bytes", bytes(64 * 1024, true));
        questions.put("POST of chunks", bytes(20_000, false));
        questions.put(
                "POST of 5 MB",
                new Question(
                        "/mirror/text",
                        r ->
                                r.header("Content-Type", "text/plain")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "lungfish\n".repeat(555_555)))));
        return questions;
    }

    private static Question get(String path) {
        return new Question(path, HttpRequest.Builder::GET);
    }

    private static Question bytes(int count, boolean known) {
        byte[] body = new byte[count];
        new Random(7).nextBytes(body);
        return new Question(
                "/mirror/bytes",
                r ->
                        r.header("Content-Type", "application/octet-stream")
                                .method(
                                        known ? "PUT" : "POST",
                                        known
                                                ? BodyPublishers.ofByteArray(body)
                                                : BodyPublishers.ofInputStream(
                                                        () -> new ByteArrayInputStream(body))));
    }

    private static Map<String, Reply> ask(Hosted service, Map<String, Question> questions)
            throws Exception {
        var replies = new LinkedHashMap<String, Reply>();
        for (var question : questions.entrySet()) {
            replies.put(question.getKey(), ask(service.site(), question.getValue()));
        }
        return replies;
    }

    private static Reply ask(Site site, Question question) throws Exception {
        String port = site.host().substring(site.host().lastIndexOf(':') + 1);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + question.path()))
                        .header("Host", site.host())
                        .timeout(PATIENCE);
        question.more().accept(request);
        var answer = site.client().send(request.build(), BodyHandlers.ofByteArray());
        var headers = new TreeMap<String, List<String>>();
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!EACH_ITS_OWN.contains(name)) {
                                headers.put(name, new ArrayList<>(values));
                            }
                        });
        return new Reply(
                answer.statusCode(),
                headers,
                new String(answer.body(), StandardCharsets.ISO_8859_1));
    }
}
