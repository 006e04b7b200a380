package dev.lungfish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.local.BackendChoice;
import dev.lungfish.sandbox.local.Backends;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform whose environments are containers in networks of their own.
class ContainersTest {

    private static final String HANDLER =
            """
            import os, socket
            def handle(event, context):
                interfaces = [name for _, name in socket.if_nameindex()]
                return {'user': os.getuid(), 'interfaces': interfaces, 'event': event}
            """;
    private static final String PROGRAM =
            """
            import http.server, os, socket
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = 'HTTP/1.1'
                def do_GET(self):
                    body = (self.path + ' of ' + ','.join(n for _, n in socket.if_nameindex())).encode()
                    self.send_response(200)
                    self.send_header('Content-Length', str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
            http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Handler).serve_forever()
            """;

    @TempDir Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private Platform platform;

    @BeforeEach
    void start() throws Exception {
        PlatformOptions defaults = PlatformOptions.defaults(directory);
        platform =
                Platform.start(
                        new PlatformOptions(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                directory,
                                null,
                                defaults.profile(),
                                defaults.containerProfile(),
                                defaults.keepAliveNanos(),
                                defaults.freezeAfterNanos(),
                                defaults.memoryMegabytes(),
                                defaults.nodes(),
                                defaults.sandbox(),
                                defaults.tls(),
                                defaults.recording()),
                        containers());
    }

    /// Skips the test where the machine cannot run containers, unless nothing may be skipped.
    private Backend containers() {
        try {
            return Backends.open(directory, BackendChoice.OCI).backend();
        } catch (SandboxException e) {
            return System.getenv("CI") == null ? abort(e.getMessage()) : fail(e.getMessage(), e);
        }
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void aHandlerReachesItsRuntimeApiAndNothingElse() throws Exception {
        create("greeter", "app.handle", HANDLER, "{}");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer =
                    post("/2015-03-31/functions/greeter/invocations", "{\"round\": " + i + "}");
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"user\": 65534, \"interfaces\": [\"lo\"], \"event\": {\"round\": %d}}"
                                    .formatted(i));
        }
    }

    @Test
    void aWebProgramIsReachedInItsOwnNetwork() throws Exception {
        create("site", "app.py", PROGRAM, "{\"LUNGFISH_CONTRACT\": \"web\"}");
        for (int i = 0; i < 2; i++) {
            assertThat(get("site", "/" + i)).endsWith("\r\n\r\n/" + i + " of lo");
        }
    }

    private void create(String name, String handler, String code, String variables)
            throws Exception {
        HttpResponse<String> answer =
                post(
                        "/2015-03-31/functions",
                        """
                        {"FunctionName": "%s", "Runtime": "python3.9", "Handler": "%s", "MemorySize": 1769,
                         "Role": "arn:aws:iam::000000000000:role/any", "Timeout": 60,
                         "Environment": {"Variables": %s}, "Code": {"ZipFile": "%s"}}
                        """
                                .formatted(name, handler, variables, zip(code)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        await().until(() -> configuration(name).contains("\"State\":\"Active\""));
    }

    private String configuration(String name) throws Exception {
        String path = "/2015-03-31/functions/" + name + "/configuration";
        HttpRequest request = HttpRequest.newBuilder(platform.address().resolve(path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /// By the loopback address: not every machine finds names below `localhost`.
    private String get(String service, String path) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), platform.address().getPort());
        try (SocketChannel channel = SocketChannel.open(address)) {
            String head =
                    "GET %s HTTP/1.1\r\nHost: %s.localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path, service);
            channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(platform.address().resolve(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String zip(String code) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("app.py"));
            zip.write(code.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
