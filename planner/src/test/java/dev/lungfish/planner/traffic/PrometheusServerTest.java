package dev.lungfish.planner.traffic;

import static dev.lungfish.planner.traffic.Sources.names;
import static dev.lungfish.planner.traffic.Sources.read;
import static dev.lungfish.planner.traffic.Sources.refused;
import static dev.lungfish.planner.traffic.Sources.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against an HTTP server that answers what a test has it answer.
final class PrometheusServerTest {

    private static final String HOUR = "&start=2026-03-01T11:00:00Z&end=2026-03-01T12:00:00Z";

    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> tenants = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String url;
    private int status = 200;
    private Function<Map<String, String>, String> answer = form -> matrix("");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prom/api/v1/query_range", this::answer);
        server.start();
        url = "http://localhost:" + server.getAddress().getPort() + "/prom";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form =
                Arrays.stream(body.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair ->
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
        asked.add(form);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        tenants.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Scope-OrgID")));
        byte[] text = answer.apply(form).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Test
    void asksInChunksAndKeepsTheSum() throws BadInput {
        answer = form -> matrix(series("{\"service\":\"orders\"}", form, "0.3"));
        Traffic traffic =
                read("prometheus:" + url + "?start=2026-03-01T00:00:00Z&end=2026-03-04T00:00:30Z");
        assertThat(asked).hasSize(3);
        assertThat(asked.getFirst())
                .containsEntry("query", "sum by (service) (increase(http_requests_total[60s]))")
                .containsEntry("start", "1772323260")
                .containsEntry("end", "1772443200")
                .containsEntry("step", "60");
        assertThat(asked.get(1)).containsEntry("start", "1772443260");
        assertThat(asked.getLast()).containsEntry("end", "1772582400");
        assertThat(traffic.start()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(traffic.steps()).isEqualTo(4320);
        assertThat(traffic.requests()).isEqualTo(1296);
        assertThat(Arrays.copyOf(service(traffic, "orders").counts(), 10))
                .containsExactly(0, 1, 0, 0, 1, 0, 0, 0, 1, 0);
    }

    @Test
    void addsUpSeriesOfOneServiceAndLeavesOutWhatHasNone() throws BadInput {
        answer =
                form ->
                        matrix(
                                series("{\"app\":\"a\",\"pod\":\"1\"}", form, "2"),
                                series("{\"app\":\"a\",\"pod\":\"2\"}", form, "3"),
                                series("{\"app\":\"b\"}", form, "NaN"),
                                series("{}", form, "1"));
        Traffic traffic = read("prometheus:" + url + "?service=app" + HOUR);
        assertThat(names(traffic)).containsExactly("a", "b");
        assertThat(service(traffic, "a").requests()).isEqualTo(300);
        assertThat(service(traffic, "b").requests()).isZero();
        assertThat(traffic.assumptions())
                .extracting(Assumption::what, Assumption::value)
                .containsExactly(
                        tuple(
                                "whose requests those are that have no label 'app'",
                                "60 requests are left out"));
    }

    @Test
    void takesDurationsFromASecondQuery() throws BadInput {
        answer =
                form ->
                        matrix(
                                series(
                                        "{\"service\":\"a\"}",
                                        form,
                                        "mean".equals(form.get("query")) ? "0.25" : "4"));
        Traffic traffic = read("prometheus:" + url + "?duration_query=mean&query=count" + HOUR);
        assertThat(asked).extracting(form -> form.get("query")).containsExactly("count", "mean");
        assertThat(Objects.requireNonNull(service(traffic, "a").duration()).mean())
                .isCloseTo(250e6, within(1e6));
        assertThat(traffic.assumptions()).containsExactly(Spread.UNTOLD_SPREAD);
    }

    @Test
    void asksForTheLastWeekUnlessTold() throws BadInput {
        Clock clock = Clock.fixed(Instant.parse("2026-03-08T12:34:56Z"), ZoneOffset.UTC);
        PrometheusWindow week = PrometheusWindow.of(Locator.parse("prometheus:http://h"), clock);
        assertThat(week.start()).isEqualTo(Instant.parse("2026-03-01T12:34:00Z"));
        assertThat(week.end()).isEqualTo(Instant.parse("2026-03-08T12:34:00Z"));
        PrometheusWindow hours =
                PrometheusWindow.of(
                        Locator.parse("prometheus:http://h?start=2h&end=1d&step=5m"), clock);
        assertThat(hours.start()).isEqualTo(Instant.parse("2026-03-07T10:30:00Z"));
        assertThat(hours.steps()).isEqualTo(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    400 | {"status":"error","errorType":"bad_data","error":"parse error"} | refuses the query q: parse error (bad_data).
                    503 | {"status":"error","errorType":"timeout","error":"too slow"} | refuses the query q: too slow (timeout).
                    404 | 404 page not found | does not answer like Prometheus, but with HTTP 404. Is the URL right?
                    200 | <html></html> | does not answer like Prometheus, but with HTTP 200. Is the URL right?
                    200 | {"status":"success","data":{"result":[]}} | there are no series from 2026-03-01T11:00:00Z to 2026-03-01T12:00:00Z for q. Try the query in the server's own page, then give it with query=..., start=... and end=....
                    200 | {"status":"success","data":{"result":[{"metric":{"job":"x","app":"y"},"values":[]}]}} | no series of q has the label 'service'; their labels are app, job. Name the right one with service=LABEL.
                    200 | {"status":"success","data":{"result":[{"metric":{"service":"y"},"values":[[1772366400,"-3"]]}]}} | the query gives -3.0 for the service y, which is not a number of requests in a step.
                    """)
    void saysWhatIsWrong(int code, String body, String message) {
        status = code;
        answer = form -> body;
        String between = message.matches("(there|no series|the query).*") ? ": " : " ";
        refused("prometheus:" + url + "?query=q" + HOUR).hasMessage(url + between + message);
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        refused("prometheus:http://localhost:" + port)
                .hasMessage(
                        "http://localhost:%d cannot be reached. Does the server run there?"
                                .formatted(port));
    }

    private static String matrix(String... series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[%s]}}"
                .formatted(String.join(",", series));
    }

    private static String series(String metric, Map<String, String> form, String value) {
        long start = Long.parseLong(form.get("start"));
        long end = Long.parseLong(form.get("end"));
        long step = Long.parseLong(form.get("step"));
        String points =
                LongStream.iterate(start, time -> time <= end, time -> time + step)
                        .mapToObj(time -> "[%d,\"%s\"]".formatted(time, value))
                        .collect(Collectors.joining(","));
        return "{\"metric\":%s,\"values\":[%s]}".formatted(metric, points);
    }

    @Test
    void saysWhoAsks(@TempDir Path folder) throws BadInput, IOException {
        answer = form -> matrix("{\"metric\":{\"service\":\"a\"},\"values\":[[1772366400,\"1\"]]}");
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        read("prometheus:" + url + "?token_file=" + token + HOUR);
        read("prometheus:" + url.replace("//", "//ann:pa%20ss@") + "?step=60s" + HOUR);
        TrafficSource.parse(
                        "prometheus:" + url + "?step=60s" + HOUR,
                        Map.of("X-Scope-OrgID", "seven", "Authorization", "Token t"))
                .read(ZoneOffset.UTC);
        assertThat(authorizations)
                .containsExactly("Bearer s3cret", "Basic YW5uOnBhIHNz", "Token t");
        assertThat(tenants).containsExactly("null", "null", "seven");
    }

    @Test
    void neverPrintsASecret(@TempDir Path folder) throws IOException {
        status = 401;
        refused("prometheus:" + url.replace("//", "//ann:secret@") + "?step=60s" + HOUR)
                .hasMessageStartingWith(url + " does not let this in (HTTP 401): give token_file")
                .hasMessageNotContaining("secret");
        refused("prometheus:ftp://ann:secret@host").hasMessageNotContaining("secret");
        refused("prometheus:http://ann:sec ret@host").hasMessageNotContaining("ret");
        refused("promtheus:http://ann:secret@host").hasMessageNotContaining("secret");
        refused("prometheus:" + url + "?token_file=" + folder.resolve("none"))
                .hasMessageContaining("the token cannot be read from");
        refused("prometheus:" + url + "?token_env=LUNGFISH_NO_SUCH_TOKEN")
                .hasMessageContaining("the variable LUNGFISH_NO_SUCH_TOKEN is not set");
    }
}
