package dev.lungfish.benchmarks.hop;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers in blocking style: a thread waits for a runtime, and one for its answer.
final class JettyBlockingHandler extends Handler.Abstract {

    private record Caller(String id, ByteBuffer body, CompletableFuture<ByteBuffer> answer) {}

    private final LinkedTransferQueue<Caller> waiting = new LinkedTransferQueue<>();
    private final Map<String, Caller> running = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        switch (path) {
            case Paths.ECHO -> JettyAnswer.send(response, 200, body(request), callback);
            case Paths.INVOKE -> {
                Caller caller =
                        new Caller(
                                Long.toString(lastId.incrementAndGet()),
                                body(request),
                                new CompletableFuture<>());
                waiting.put(caller);
                JettyAnswer.send(response, 200, caller.answer.get(), callback);
            }
            case Paths.NEXT -> {
                Caller caller = waiting.take();
                running.put(caller.id, caller);
                response.getHeaders().put(Paths.REQUEST_ID, caller.id);
                JettyAnswer.send(response, 200, caller.body, callback);
            }
            default -> {
                if (!path.endsWith(Paths.RESPONSE_SUFFIX)) {
                    return false;
                }
                Caller caller = running.remove(Paths.invocationId(path));
                if (caller != null) {
                    caller.answer.complete(body(request));
                }
                JettyAnswer.send(response, 202, ByteBuffer.allocate(0), callback);
            }
        }
        return true;
    }

    private static ByteBuffer body(Request request) throws Exception {
        return Content.Source.asByteBuffer(request);
    }
}
