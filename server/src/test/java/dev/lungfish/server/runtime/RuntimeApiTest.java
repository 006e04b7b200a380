package dev.lungfish.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.sandbox.Network;
import dev.lungfish.server.http.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an environment hears of a runtime's conversation, and what the runtime is answered.
@Timeout(30)
class RuntimeApiTest {

    /// What the environment was told, in order.
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private final Transport transport = Transport.open(1);
    private final HttpClient runtime = HttpClient.newHttpClient();
    private RuntimeApi api;

    @BeforeEach
    void open() throws IOException {
        api =
                RuntimeApi.open(
                        transport.loops().next(),
                        transport.servers(Network.HOST),
                        new Told(told::add),
                        1);
    }

    @AfterEach
    void close() {
        runtime.shutdownNow();
        api.close();
        transport.close();
    }

    @Test
    void theFirstQuestionEndsTheInitialisation() throws Exception {
        var next = next();
        assertTold("initialised", "asked");
        deliver("a");
        assertThat(next.get().body()).isEqualTo("event of a");
        assertThat(next.get().headers().firstValue("Lambda-Runtime-Aws-Request-Id")).hasValue("a");
    }

    @Test
    void anInvocationWaitsUntilTheRuntimeAsks() throws Exception {
        deliver("a");
        assertThat(next().get().body()).isEqualTo("event of a");
    }

    @Test
    void anAnswerIsToldBeforeTheRuntimeAsksAgain() throws Exception {
        serve("a");
        assertThat(post("invocation/a/response", "fine").statusCode()).isEqualTo(202);
        var next = next();
        assertTold("initialised", "asked", "responded a: fine", "asked");
        deliver("b");
        assertThat(next.get().body()).isEqualTo("event of b");
    }

    @Test
    void anErrorIsToldBeforeTheRuntimeAsksAgain() throws Exception {
        serve("a");
        assertThat(post("invocation/a/error", "{}").statusCode()).isEqualTo(202);
        assertTold("initialised", "asked", "failed a: {}");
        assertThat(told).as("while the runtime has not asked again").isEmpty();
        var _ = next();
        assertTold("asked");
    }

    @Test
    void onlyTheFirstAnswerCounts() throws Exception {
        serve("a");
        post("invocation/a/response", "first");
        var again = post("invocation/a/response", "second");
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("InvalidStateTransition");
        var other = post("invocation/b/response", "other");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("InvalidRequestID");
        assertTold("initialised", "asked", "responded a: first");
        assertThat(told).isEmpty();
    }

    @Test
    void aQuestionInTheMiddleOfAnInvocationIsRefused() throws Exception {
        serve("a");
        assertThat(next().get().statusCode()).isEqualTo(403);
        assertTold("initialised", "asked");
        assertThat(told).isEmpty();
    }

    @Test
    void anInitialisationFailsOnceAndOnlyBeforeTheFirstQuestion() throws Exception {
        assertThat(post("init/error", "{}").statusCode()).isEqualTo(202);
        assertThat(post("init/error", "{}").statusCode()).isEqualTo(403);
        assertThat(next().get().statusCode()).isEqualTo(403);
        assertTold("initFailed: {}");
        assertThat(told).isEmpty();
    }

    private void serve(String requestId) throws Exception {
        deliver(requestId);
        next().get();
    }

    private void deliver(String requestId) {
        ByteBuf event = Unpooled.copiedBuffer("event of " + requestId, StandardCharsets.UTF_8);
        api.deliver(new Delivery(requestId, 1, "arn", "trace", null, event));
    }

    private CompletableFuture<HttpResponse<String>> next() {
        return runtime.sendAsync(request("invocation/next").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String call, String body) throws Exception {
        return runtime.send(
                request(call).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String call) {
        return HttpRequest.newBuilder(
                URI.create("http://" + api.hostAndPort() + "/2018-06-01/runtime/" + call));
    }

    private void assertTold(String... events) throws InterruptedException {
        for (String event : events) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
        }
    }
}
