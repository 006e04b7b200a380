package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.sandbox.Network;
import dev.lungfish.server.runtime.RuntimeApi;
import dev.lungfish.server.runtime.RuntimeEvents;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An environment of a handler, which takes its invocations through the Runtime API, as many at once as it has slots.
///
/// An answer goes out as soon as it is there. An error waits until the runtime asks for the next invocation, since
/// runtimes write what was raised only after they have reported it, and some end then. With several slots whichever
/// question comes next ends the wait, at the latest the one of the line that reported it: nobody can tell them apart.
class HandlerEnvironment extends LiveEnvironment implements RuntimeEvents {

    private static final int MOST_LOGGED_ERROR_BYTES = 4096;

    private final int slots;

    /// What it is serving by request, in the order of delivery.
    private final SequencedMap<String, Flight> flights = new LinkedHashMap<>();

    private volatile @Nullable RuntimeApi api;
    private volatile @Nullable Invocation latest;
    private @Nullable Failure worn;

    HandlerEnvironment(
            Dispatcher dispatcher,
            Environment<Request> environment,
            Target target,
            EventLoop loop) {
        this(dispatcher, environment, target, loop, environment.slots());
    }

    /// @param slots how many invocations the program takes at once
    HandlerEnvironment(
            Dispatcher dispatcher,
            Environment<Request> environment,
            Target target,
            EventLoop loop,
            int slots) {
        super(dispatcher, environment, target, loop);
        this.slots = slots;
    }

    @Override
    Map<String, String> connect(Network network) throws IOException {
        RuntimeApi opened =
                RuntimeApi.open(loop, dispatcher.transport().servers(network), this, slots);
        api = opened;
        return Map.of("AWS_LAMBDA_RUNTIME_API", opened.hostAndPort());
    }

    @Override
    void awaitInitialisation() {
        handOverAll();
    }

    @Override
    void resume() {
        handOverAll();
    }

    private void handOverAll() {
        List.copyOf(flights.values()).forEach(this::handOver);
    }

    @Override
    void deliver(Request request) {
        Invocation invocation = (Invocation) request;
        Flight flight = new Flight(invocation, System.nanoTime(), System.currentTimeMillis());
        flights.put(invocation.id(), flight);
        latest = invocation;
        long timeoutNanos = TimeUnit.SECONDS.toNanos(target.revision().timeoutSeconds());
        flight.until(
                loop.schedule(
                        () -> timedOut(flight, timeoutNanos), timeoutNanos, TimeUnit.NANOSECONDS));
        if (invocation.begins()) {
            dispatcher.journal().delivered(invocation);
        }
        handOver(flight);
    }

    private void handOver(Flight flight) {
        RuntimeApi connected = api;
        if (connected != null && !flight.handedOver) {
            flight.handedOver = true;
            connected.deliver(flight.delivery());
        }
    }

    private void timedOut(Flight flight, long timeoutNanos) {
        if (!inFlight(flight)) {
            return;
        }
        Failure failure = Failure.timedOut(timeoutNanos);
        if (slots == 1) {
            breakDown(failure);
        } else {
            giveUp(flight, failure);
            outworn(failure);
            giveSlotBack();
        }
    }

    /// One of several has run out of time, and what works on it may never be free again: the environment ends as soon as
    /// it serves nothing, and gives no slot back until then.
    protected void outworn(Failure failure) {
        worn = failure;
        if (environment instanceof Replica<Request> replica) {
            dispatcher.wornOut(replica);
        }
        endIfWorn();
    }

    private void giveSlotBack() {
        if (worn == null) {
            served();
        }
    }

    private void endIfWorn() {
        Failure reason = worn;
        if (reason != null && flights.isEmpty()) {
            breakDown(reason);
        }
    }

    @Override
    void failCurrent(Failure failure) {
        List.copyOf(flights.values()).forEach(flight -> fail(flight, failure));
    }

    private void giveUp(Flight flight, Failure failure) {
        RuntimeApi connected = api;
        if (connected != null && flight.handedOver) {
            connected.forget(flight.invocation.id());
        }
        fail(flight, failure);
    }

    private void fail(Flight flight, Failure failure) {
        if (!flight.handedOver) {
            flight.invocation.payload().release();
        }
        Outcome reported = flight.reported;
        Outcome answer = reported == null ? new Outcome.Failed(failure) : reported;
        finish(flight, answer, failure);
        flight.invocation.completed(answer);
    }

    /// A runtime that has answered is given its next invocation at once, before it asks; it may end without asking. AWS
    /// would have waited, and so have given the invocation to another environment.
    @Override
    List<Request> takeBack() {
        List<Request> unseen = new ArrayList<>();
        RuntimeApi connected = api;
        for (Flight flight : List.copyOf(flights.values())) {
            if (connected != null && connected.withdraw(flight.invocation.id())) {
                flight.handedOver = false;
                if (flight.invocation.moves()) {
                    remove(flight);
                    unseen.add(flight.invocation);
                }
            }
        }
        return unseen;
    }

    @Override
    void disconnect() {
        RuntimeApi connected = api;
        api = null;
        if (connected != null) {
            connected.close();
        }
    }

    @Override
    boolean isServing() {
        return !flights.isEmpty();
    }

    /// With several at once, nobody can tell which of them wrote a line: the latest counts.
    @Override
    @Nullable Request current() {
        return latest;
    }

    @Override
    public void initialised() {
        initialisationEnded();
    }

    @Override
    public void initFailed(ByteBuf error) {
        byte[] reported = new byte[Math.min(error.readableBytes(), MOST_LOGGED_ERROR_BYTES)];
        error.getBytes(error.readerIndex(), reported);
        for (Flight waiting : List.copyOf(flights.values())) {
            Outcome raised = new Outcome.Raised(error.retainedDuplicate());
            if (!waiting.handedOver) {
                waiting.invocation.payload().release();
            }
            finish(waiting, raised, null);
            waiting.invocation.completed(raised);
        }
        error.release();
        initFailed(new Failure("Runtime.InitError", new String(reported, StandardCharsets.UTF_8)));
    }

    @Override
    public void responded(String requestId, ByteBuf payload) {
        complete(requestId, new Outcome.Answered(payload));
    }

    @Override
    public void failed(String requestId, ByteBuf error) {
        Flight flight = flights.get(requestId);
        if (flight == null) {
            error.release();
        } else {
            flight.reported = new Outcome.Raised(error);
        }
    }

    @Override
    public void asked() {
        for (Flight flight : List.copyOf(flights.values())) {
            Outcome outcome = flight.reported;
            if (outcome != null && inFlight(flight)) {
                complete(flight, outcome, null);
            }
        }
    }

    @Override
    public void violated(String requestId, String errorType, String message) {
        complete(requestId, new Outcome.Failed(Failure.violation(errorType, message)));
    }

    private void complete(String requestId, Outcome outcome) {
        Flight flight = flights.get(requestId);
        if (flight == null) {
            ReferenceCountUtil.release(payloadOf(outcome));
        } else {
            complete(
                    flight,
                    outcome,
                    outcome instanceof Outcome.Failed(Failure failure) ? failure : null);
        }
    }

    /// The caller is answered when the slot is free for the next request.
    private void complete(Flight flight, Outcome outcome, @Nullable Failure failure) {
        finish(flight, outcome, failure);
        giveSlotBack();
        flight.invocation.completed(outcome);
        endIfWorn();
    }

    private void finish(Flight flight, Outcome outcome, @Nullable Failure failure) {
        long durationNanos = flight.durationNanos(System.nanoTime());
        drainOutput();
        remove(flight);
        dispatcher
                .journal()
                .invoked(
                        new Invoked(
                                flight.invocation,
                                takeColdStart(),
                                durationNanos,
                                memoryPeakBytes(),
                                isProvisioned(),
                                isReplica(),
                                failure,
                                outcome instanceof Outcome.Raised));
    }

    private void remove(Flight flight) {
        flight.cancelTimer();
        flights.remove(flight.invocation.id(), flight);
        Map.Entry<String, Flight> last = flights.lastEntry();
        latest = last == null ? null : last.getValue().invocation;
    }

    private boolean inFlight(Flight flight) {
        return flight.equals(flights.get(flight.invocation.id()));
    }

    private static @Nullable Object payloadOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(ByteBuf payload) -> payload;
            case Outcome.Raised(ByteBuf error) -> error;
            case Outcome.Failed _ -> null;
        };
    }
}
