package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Prometheus' HTTP API, as far as range queries need it (prometheus.io/docs/prometheus/latest/querying/api).
final class PrometheusApi implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(3);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final JsonMapper mapper = new JsonMapper();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI base;
    private final PrometheusAccess access;

    PrometheusApi(URI base, PrometheusAccess access) {
        this.base = base;
        this.access = access;
    }

    /// The series that a query gives: the result of the type `matrix`.
    JsonNode range(String query, PrometheusWindow.Chunk chunk, long stepSeconds) throws BadInput {
        String form =
                "query=%s&start=%d&end=%d&step=%d"
                        .formatted(
                                URLEncoder.encode(query, StandardCharsets.UTF_8),
                                chunk.firstEnd(),
                                chunk.lastEnd(),
                                stepSeconds);
        HttpResponse<byte[]> response = post(form);
        requireAllowed(response);
        JsonNode answer = parsed(response);
        String status = answer == null ? "" : answer.path("status").asString("");
        if (answer == null || status.isEmpty()) {
            throw new BadInput(
                    "%s does not answer like Prometheus, but with HTTP %d. Is the URL right?"
                            .formatted(base, response.statusCode()));
        }
        if (!status.equals("success")) {
            throw new BadInput(
                    "%s refuses the query %s: %s (%s)."
                            .formatted(
                                    base,
                                    query,
                                    answer.path("error").asString("no reason given"),
                                    answer.path("errorType")
                                            .asString("HTTP " + response.statusCode())));
        }
        return answer.path("data").path("result");
    }

    private void requireAllowed(HttpResponse<byte[]> response) throws BadInput {
        int status = response.statusCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new BadInput(
                    "%s does not let this in (HTTP %d): give token_file=FILE or token_env=VARIABLE, user and password in the URL, or --prometheus-header."
                            .formatted(base, status));
        }
    }

    private @Nullable JsonNode parsed(HttpResponse<byte[]> response) {
        try {
            return mapper.readTree(response.body());
        } catch (JacksonException e) {
            return null;
        }
    }

    private HttpResponse<byte[]> post(String form) throws BadInput {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/api/v1/query_range"))
                        .timeout(ANSWER)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        access.addTo(request);
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new BadInput(base + " cannot be reached. Does the server run there?", e);
        } catch (IOException e) {
            throw new BadInput("%s cannot be asked: %s.".formatted(base, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInput(base + " was not asked to the end.", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
