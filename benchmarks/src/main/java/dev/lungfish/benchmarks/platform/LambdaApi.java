package dev.lungfish.benchmarks.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The few calls that measurements need, nearly all of the AWS Lambda API, unsigned. Anything but success is an [IOException].
public final class LambdaApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String functions;

    LambdaApi(String url) {
        this.url = url;
        this.functions = url + "/2015-03-31/functions";
    }

    /// Where a function is invoked.
    public String invokeUrl(String function) {
        return functions + "/" + function + "/invocations";
    }

    /// Likewise, without the address.
    public String invokePath(String function) {
        return invokeUrl(function).substring(url.length());
    }

    /// Creates a function and waits until it can be invoked.
    public void create(FunctionSpec function) throws IOException, InterruptedException {
        byte[] body =
                JSON.writeValueAsBytes(
                        Map.of(
                                "FunctionName", function.name(),
                                "Runtime", function.runtime(),
                                "Role", "arn:aws:iam::000000000000:role/benchmark",
                                "Handler", function.handler(),
                                "Code",
                                        Map.of(
                                                "ZipFile",
                                                Base64.getEncoder().encodeToString(function.zip())),
                                "MemorySize", function.memoryMegabytes(),
                                "Environment", Map.of("Variables", function.variables()),
                                "Timeout", 30));
        send(request(functions).POST(BodyPublishers.ofByteArray(body)));
        awaitActive(function.name());
    }

    private void awaitActive(String function) throws IOException, InterruptedException {
        String state = "";
        for (int attempt = 0; attempt < 1_000; attempt++) {
            HttpResponse<String> answer =
                    send(request(functions + "/" + function + "/configuration").GET());
            state = JSON.readTree(answer.body()).path("State").asString();
            if (state.equals("Active")) {
                return;
            }
            Thread.sleep(10);
        }
        throw new IOException(function + " is still " + state);
    }

    /// Invokes a function and waits for its answer.
    public Invocation invoke(String function, String payload)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(invokeUrl(function))
                        .header("X-Amz-Log-Type", "Tail")
                        .POST(BodyPublishers.ofString(payload));
        long before = System.nanoTime();
        HttpResponse<String> answer = send(request);
        long nanos = System.nanoTime() - before;
        if (answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new IOException(function + " failed: " + answer.body());
        }
        String tail = answer.headers().firstValue("X-Amz-Log-Result").orElse("");
        return new Invocation(
                answer.body(),
                new String(Base64.getDecoder().decode(tail), StandardCharsets.UTF_8),
                nanos);
    }

    /// Invokes a function and insists that it answers with its payload.
    public void checkEcho(String function, String payload)
            throws IOException, InterruptedException {
        String answer = invoke(function, payload).payload();
        if (!JSON.readTree(answer).equals(JSON.readTree(payload))) {
            throw new IOException(function + " is no echo, it answered: " + answer);
        }
    }

    /// Deletes a function, and with it its environments.
    public void delete(String function) throws IOException, InterruptedException {
        send(request(functions + "/" + function).DELETE());
    }

    /// The platform's metrics, as Prometheus reads them.
    public String metrics() throws IOException, InterruptedException {
        return send(request(url + "/metrics").GET()).body();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(LONGEST_CALL)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder builder)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    request.method()
                            + " "
                            + request.uri()
                            + " answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
        return answer;
    }
}
