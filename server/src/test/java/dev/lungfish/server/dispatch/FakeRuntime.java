package dev.lungfish.server.dispatch;

import dev.lungfish.sandbox.SandboxSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A runtime that does as a test says, against the real Runtime API.
final class FakeRuntime {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String prefix;

    FakeRuntime(SandboxSpec spec) {
        prefix =
                "http://"
                        + spec.environment().get("AWS_LAMBDA_RUNTIME_API")
                        + "/2018-06-01/runtime/invocation/";
    }

    /// Asks for an invocation; returns its id.
    String next() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "next")).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    }

    /// Returns the status with which the answer was taken.
    int answer(String requestId) throws IOException, InterruptedException {
        return post(requestId + "/response");
    }

    int fail(String requestId) throws IOException, InterruptedException {
        return post(requestId + "/error");
    }

    private int post(String call) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(prefix + call))
                        .POST(BodyPublishers.ofString("\"answered\""))
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    void serve() throws IOException, InterruptedException {
        while (true) {
            answer(next());
        }
    }
}
