package dev.lungfish.server.runtime;

import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/// The state of one runtime's conversation. Confined to one event loop.
///
/// A runtime starts, asks for its first invocation (or reports that it could not initialise), and from then on asks
/// and answers in turn, on as many lines at once as its environment has slots.
final class RuntimeSession {

    private static final String ACCEPTED = "{\"status\":\"OK\"}\n";

    private final RuntimeEvents events;
    private final int slots;
    private final ArrayDeque<Caller> parked = new ArrayDeque<>();
    private final ArrayDeque<Delivery> undelivered = new ArrayDeque<>();
    private final Set<String> running = new LinkedHashSet<>();

    /// The last ones to be answered, one for each slot, so that a second answer is told from one to nothing.
    private final Set<String> answered = new LinkedHashSet<>();

    private boolean initialised;
    private boolean initFailed;
    private boolean closed;

    RuntimeSession(RuntimeEvents events, int slots) {
        this.events = events;
        this.slots = slots;
    }

    /// Gives the runtime an invocation now, or as soon as it asks for one.
    void deliver(Delivery delivery) {
        if (closed) {
            delivery.payload().release();
            return;
        }
        Caller caller = parked.poll();
        if (caller == null) {
            undelivered.add(delivery);
        } else {
            send(caller, delivery);
        }
    }

    /// Takes back an invocation that the runtime has not asked for yet; the payload is the caller's again.
    boolean withdraw(String requestId) {
        return undelivered.removeIf(delivery -> delivery.requestId().equals(requestId));
    }

    /// The invocation is answered without the runtime, whose own answer will name an unknown request.
    void forget(String requestId) {
        running.remove(requestId);
        undelivered.removeIf(
                delivery -> {
                    boolean found = delivery.requestId().equals(requestId);
                    if (found) {
                        delivery.payload().release();
                    }
                    return found;
                });
    }

    /// The runtime asks for an invocation.
    void next(Caller caller) {
        if (initFailed || running.size() >= slots) {
            refuse(caller, "Ready");
            return;
        }
        if (running.size() + parked.size() >= slots) {
            // A runtime that gave up one connection and asks on another: the newest counts.
            parked.remove().abort();
        }
        if (!initialised) {
            initialised = true;
            events.initialised();
        }
        events.asked();
        Delivery delivery = undelivered.poll();
        if (delivery != null) {
            send(caller, delivery);
        } else {
            parked.add(caller);
        }
    }

    /// The runtime's connection, on which it waited, is gone.
    void gaveUp(Caller caller) {
        parked.remove(caller);
    }

    /// Whether the answer to this invocation may come now; says no to the caller otherwise.
    boolean mayAnswer(Caller caller, String requestId) {
        if (running.contains(requestId)) {
            return true;
        }
        if (answered.contains(requestId)) {
            refuse(caller, "InvocationResponse");
        } else {
            caller.respond(RuntimeFault.INVALID_REQUEST_ID.answer());
        }
        return false;
    }

    /// Whoever waits for the answer gets it first; the runtime hears of its success after that.
    void responded(Caller caller, String requestId, ByteBuf payload) {
        if (!finish(requestId)) {
            payload.release();
            refuse(caller, "InvocationResponse");
            return;
        }
        events.responded(requestId, payload);
        accept(caller);
    }

    void failed(Caller caller, String requestId, ByteBuf error) {
        if (!finish(requestId)) {
            error.release();
            refuse(caller, "InvocationErrorResponse");
            return;
        }
        accept(caller);
        events.failed(requestId, error);
    }

    void tooLarge(Caller caller, String requestId) {
        caller.respond(RuntimeFault.TOO_LARGE.answer());
        if (finish(requestId)) {
            events.violated(
                    requestId,
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size ("
                            + RuntimeApi.MOST_RESPONSE_BYTES
                            + " bytes).");
        }
    }

    void invalidMode(Caller caller, String requestId, String mode) {
        caller.respond(RuntimeFault.INVALID_MODE.answer());
        if (finish(requestId)) {
            events.violated(
                    requestId,
                    "Runtime.InvalidResponseModeHeader",
                    "Invalid Lambda-Runtime-Function-Response-Mode: " + mode);
        }
    }

    void truncated(String requestId) {
        if (finish(requestId)) {
            events.violated(
                    requestId,
                    "Runtime.TruncatedResponse",
                    "The runtime closed its connection in the middle of its response");
        }
    }

    void initError(Caller caller, ByteBuf error) {
        if (initialised || initFailed) {
            error.release();
            refuse(caller, "InitError");
            return;
        }
        initFailed = true;
        accept(caller);
        events.initFailed(error);
    }

    void close() {
        closed = true;
        parked.clear();
        undelivered.forEach(delivery -> delivery.payload().release());
        undelivered.clear();
    }

    private boolean finish(String requestId) {
        if (!running.remove(requestId)) {
            return false;
        }
        answered.add(requestId);
        if (answered.size() > slots) {
            answered.remove(answered.iterator().next());
        }
        return true;
    }

    private void accept(Caller caller) {
        caller.respond(Answers.json(202, ACCEPTED));
    }

    private void refuse(Caller caller, String wanted) {
        String from =
                initFailed
                        ? "InitError"
                        : !initialised ? "RuntimeStarted" : running.isEmpty() ? "Ready" : "Running";
        caller.respond(
                RuntimeFault.INVALID_STATE.answer(
                        "State transition from "
                                + from
                                + " to "
                                + wanted
                                + " failed for runtime. Error: State transition is not allowed"));
    }

    private void send(Caller caller, Delivery delivery) {
        running.add(delivery.requestId());
        ByteBuf payload = delivery.payload();
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, payload);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        headers.set("Lambda-Runtime-Aws-Request-Id", delivery.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(delivery.deadlineEpochMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", delivery.functionArn());
        headers.set("Lambda-Runtime-Trace-Id", delivery.traceId());
        if (delivery.clientContext() != null) {
            headers.set("Lambda-Runtime-Client-Context", delivery.clientContext());
        }
        caller.respond(response);
    }
}
