package dev.lungfish.benchmarks.hop;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Sends a whole answer.
final class JettyAnswer {

    private JettyAnswer() {}

    static void send(Response response, int status, ByteBuffer body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, body, callback);
    }
}
