package dev.lungfish.server.web;

import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Passes one request on to one web program, and its answer back, as they come.
///
/// Until [#connect] names the program, the caller is not read any further than what has come with the head. After that
/// each side is read only as fast as the other takes it, so that a body of any size is in small buffers at any moment.
/// A request fails with 502 or 504 and a sentence in JSON; where the answer has begun, its connection is cut instead.
public final class WebHop implements Exchange {

    /// Told once what became of the request, on the caller's event loop; before that, each time that a program took no
    /// connection, so that another one can be named with [WebHop#connect] or the request be refused.
    @FunctionalInterface
    public interface Listener {
        void ended(WebOutcome outcome);
    }

    private enum Phase {
        /// No program is known yet.
        HELD,
        CONNECTING,
        /// The program has the request's head.
        SENT,
        /// The caller has the answer's head.
        ANSWERING,
        /// Caller and program speak another protocol.
        SWITCHED,
        ENDED
    }

    private final HttpRequest head;
    private final Caller caller;
    private final Listener listener;
    private final boolean hasBody;
    private final boolean retryable;
    private final boolean upgrade;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>(0);
    private Phase phase = Phase.HELD;
    private boolean prepared;
    private boolean received;
    private int status;
    private @Nullable WebTarget target;
    private @Nullable ProgramConnection program;
    private @Nullable AnswerClock clock;

    private WebHop(HttpRequest head, Caller caller, Listener listener, boolean upgrades) {
        this.head = head;
        this.caller = caller;
        this.listener = listener;
        this.hasBody = WebRequest.hasBody(head);
        this.upgrade = upgrades && WebRequest.asksForUpgrade(head);
        this.retryable = !hasBody && WebRequest.isSafe(head);
    }

    /// Takes a request that a program is to be found for.
    ///
    /// @param upgrades whether the program may be asked to go on in another protocol, as WebSocket does; otherwise the
    ///     request is passed on as if it did not ask for one
    public static WebHop open(
            HttpRequest head, Caller caller, Listener listener, boolean upgrades) {
        WebHop hop = new WebHop(head, caller, listener, upgrades);
        if (hop.hasBody) {
            caller.setReading(false);
        }
        return hop;
    }

    /// The program to pass the request to. Callable from any thread, once, and again after [WebOutcome.Unreached].
    ///
    /// @param limits how long the program may take from now on
    public void connect(WebTarget program, WebTimes limits) {
        onLoop(
                () -> {
                    if (phase == Phase.HELD) {
                        phase = Phase.CONNECTING;
                        target = program;
                        clock = new AnswerClock(caller.eventLoop(), limits, this::timedOut);
                        prepare(program);
                        reach(program);
                    }
                });
    }

    private void prepare(WebTarget program) {
        if (!prepared) {
            prepared = true;
            WebRequest.prepare(head, caller, program.address(), upgrade);
        }
    }

    /// There will be no program for it: answers so instead. The listener is not told. Callable from any thread.
    public void refuse(FullHttpResponse answer) {
        onLoop(
                () -> {
                    if (phase == Phase.HELD) {
                        phase = Phase.ENDED;
                        releaseWaiting();
                        caller.respond(answer);
                    } else {
                        answer.release();
                    }
                });
    }

    private void reach(WebTarget program) {
        ProgramConnection idle = program.takeIdle(caller.eventLoop());
        while (idle != null && !idle.isOpen()) {
            idle = program.takeIdle(caller.eventLoop());
        }
        if (idle == null) {
            reachAnew(program);
        } else {
            send(idle, true);
        }
    }

    private void reachAnew(WebTarget program) {
        program.connect(
                caller.eventLoop(), this::connected, failure -> unreached(program, failure));
    }

    /// The request is as it came, and waits for another program.
    private void unreached(WebTarget program, Throwable failure) {
        if (phase != Phase.CONNECTING) {
            return;
        }
        phase = Phase.HELD;
        target = null;
        Objects.requireNonNull(clock).stop();
        listener.ended(
                new WebOutcome.Unreached(
                        "The program takes no connections on port %d: %s"
                                .formatted(program.address().getPort(), failure.getMessage())));
    }

    private void connected(ProgramConnection connection) {
        if (phase == Phase.CONNECTING) {
            send(connection, false);
        } else {
            connection.close();
        }
    }

    private void send(ProgramConnection connection, boolean reused) {
        phase = Phase.SENT;
        program = connection;
        connection.serve(new Reply(connection, reused && retryable));
        connection.send(head, hasBody && waiting.isEmpty() && !received);
        while (!waiting.isEmpty()) {
            ByteBuf part = waiting.remove();
            connection.send(new DefaultHttpContent(part), waiting.isEmpty() && !received);
        }
        if (received) {
            connection.send(LastHttpContent.EMPTY_LAST_CONTENT, true);
        } else {
            caller.setReading(connection.isWritable());
        }
    }

    @Override
    public void content(ByteBuf part) {
        if (phase == Phase.ENDED) {
            part.release();
        } else if (program == null) {
            waiting.add(part);
        } else {
            program.send(new DefaultHttpContent(part), true);
            caller.setReading(program.isWritable());
        }
    }

    @Override
    public void end() {
        received = true;
        if (program != null) {
            program.send(LastHttpContent.EMPTY_LAST_CONTENT, true);
        }
        if (hasBody) {
            // Nothing more comes, but reading is how one learns that the caller has gone.
            caller.setReading(true);
        }
    }

    @Override
    public void disconnected() {
        end(new WebOutcome.CallerLeft());
    }

    @Override
    public void writabilityChanged() {
        if (program != null && phase == Phase.ANSWERING) {
            program.setReading(caller.isWritable());
        }
    }

    /// An answer that stands still because its caller takes no more of it is none of the program's.
    private void timedOut() {
        boolean callersFault = phase == Phase.ANSWERING && !caller.isWritable();
        if (phase == Phase.ANSWERING) {
            caller.abort();
        } else if (phase != Phase.ENDED) {
            caller.respond(WebRequest.error(504, "The program did not answer in time."));
        }
        end(callersFault ? new WebOutcome.CallerLeft() : new WebOutcome.TimedOut());
    }

    /// The slot stays taken until either side closes; no limit on time holds any more.
    private void join(HttpResponse answer) {
        phase = Phase.SWITCHED;
        ProgramConnection connection = Objects.requireNonNull(program);
        program = null;
        Objects.requireNonNull(clock).stop();
        String protocol = answer.headers().get(HttpHeaderNames.UPGRADE);
        HopHeaders.strip(answer.headers());
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        if (protocol != null) {
            answer.headers().set(HttpHeaderNames.UPGRADE, protocol);
        }
        connection.detach(
                channel ->
                        caller.join(
                                answer,
                                channel,
                                () -> end(new WebOutcome.Answered(answer.status().code()))));
    }

    private void fail(String reason) {
        if (phase == Phase.ANSWERING) {
            caller.abort();
        } else if (phase != Phase.ENDED) {
            caller.respond(WebRequest.error(502, reason));
        }
        end(new WebOutcome.Failed(reason));
    }

    private void end(WebOutcome outcome) {
        if (phase == Phase.ENDED) {
            return;
        }
        phase = Phase.ENDED;
        releaseWaiting();
        if (clock != null) {
            clock.stop();
        }
        if (program != null) {
            boolean whole = outcome instanceof WebOutcome.Answered && received;
            if (whole) {
                program.release();
            } else {
                program.close();
            }
            program = null;
        }
        listener.ended(outcome);
    }

    private void releaseWaiting() {
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }

    private void onLoop(Runnable step) {
        if (caller.eventLoop().inEventLoop()) {
            step.run();
        } else {
            caller.eventLoop().execute(step);
        }
    }

    /// The program's answer on one connection.
    private final class Reply implements ProgramConnection.Answer {

        private final ProgramConnection connection;
        private final boolean mayRetry;

        Reply(ProgramConnection connection, boolean mayRetry) {
            this.connection = connection;
            this.mayRetry = mayRetry;
        }

        @Override
        public void head(HttpResponse answer) {
            phase = Phase.ANSWERING;
            status = answer.status().code();
            HopHeaders.strip(answer.headers());
            answer.setProtocolVersion(HttpVersion.HTTP_1_1);
            caller.begin(answer);
            if (clock != null) {
                clock.began();
            }
        }

        @Override
        public boolean switched(HttpResponse answer) {
            if (!upgrade || !received) {
                return false;
            }
            join(answer);
            return true;
        }

        @Override
        public void paused() {
            caller.flush();
        }

        @Override
        public void part(ByteBuf part) {
            caller.part(part);
            if (clock != null) {
                clock.moved();
            }
            if (!caller.isWritable()) {
                connection.setReading(false);
            }
        }

        @Override
        public void end() {
            caller.finish();
            WebHop.this.end(new WebOutcome.Answered(status));
        }

        @Override
        public void writabilityChanged(boolean writable) {
            if (!received) {
                caller.setReading(writable);
            }
        }

        /// An idle connection may have been closed by the program while the request was on its way. A request that
        /// changes nothing is sent once more then (RFC 9110, section 9.2.2).
        @Override
        public void broken(String reason) {
            if (phase == Phase.SENT && mayRetry && target != null) {
                phase = Phase.CONNECTING;
                program = null;
                reachAnew(target);
            } else {
                fail("The program " + reason + ".");
            }
        }
    }
}
