package dev.lungfish.benchmarks.hop;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/// Answers without ever blocking: what is not there yet is parked, and sent by the thread that brings it.
final class JettyAsyncHandler extends Handler.Abstract.NonBlocking {

    private static final int LARGEST_BODY_BYTES = 6 * 1024 * 1024;

    private record Parked(Response response, Callback callback) {

        void send(int status, ByteBuffer body) {
            JettyAnswer.send(response, status, body, callback);
        }
    }

    private record Caller(String id, ByteBuffer body, Parked parked) {}

    private final ArrayDeque<Parked> idleRuntimes = new ArrayDeque<>();
    private final ArrayDeque<Caller> waitingCallers = new ArrayDeque<>();
    private final Map<String, Caller> running = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Parked parked = new Parked(response, callback);
        String path = request.getHttpURI().getPath();
        switch (path) {
            case Paths.ECHO -> read(request, callback, body -> parked.send(200, body));
            case Paths.INVOKE -> read(request, callback, body -> invoke(parked, body));
            case Paths.NEXT -> deliver(callerOrWait(parked), parked);
            default -> {
                if (!path.endsWith(Paths.RESPONSE_SUFFIX)) {
                    return false;
                }
                read(request, callback, body -> respond(Paths.invocationId(path), body, parked));
            }
        }
        return true;
    }

    private void invoke(Parked parked, ByteBuffer body) {
        Caller caller = new Caller(Long.toString(lastId.incrementAndGet()), body, parked);
        deliver(caller, runtimeOrWait(caller));
    }

    private void respond(String id, ByteBuffer body, Parked runtime) {
        Caller caller = running.remove(id);
        if (caller != null) {
            caller.parked.send(200, body);
        }
        runtime.send(202, ByteBuffer.allocate(0));
    }

    private void deliver(@Nullable Caller caller, @Nullable Parked runtime) {
        if (caller == null || runtime == null) {
            return;
        }
        running.put(caller.id, caller);
        runtime.response.getHeaders().put(Paths.REQUEST_ID, caller.id);
        runtime.send(200, caller.body);
    }

    private static void read(Request request, Callback callback, Consumer<ByteBuffer> then) {
        Content.Source.asByteArrayAsync(
                request,
                LARGEST_BODY_BYTES,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        bytes -> then.accept(ByteBuffer.wrap(bytes)),
                        callback::failed));
    }

    private synchronized @Nullable Parked runtimeOrWait(Caller caller) {
        Parked runtime = idleRuntimes.poll();
        if (runtime == null) {
            waitingCallers.add(caller);
        }
        return runtime;
    }

    private synchronized @Nullable Caller callerOrWait(Parked runtime) {
        Caller caller = waitingCallers.poll();
        if (caller == null) {
            idleRuntimes.push(runtime);
        }
        return caller;
    }
}
