package dev.lungfish.server.runtime;

import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.Listener;
import dev.lungfish.server.http.NoBody;
import dev.lungfish.server.http.Routes;
import dev.lungfish.server.http.WholeBody;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The Runtime API of one environment: an address of its own on the loopback interface of the
/// environment's network, whose conversation is one session.
/// Everything happens on one event loop.
public final class RuntimeApi implements AutoCloseable {

    /// AWS's limit on a response: 6 MiB and 100 bytes.
    public static final int MOST_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final String INVOCATION = PREFIX + "invocation/";
    private static final int MOST_ERROR_BYTES = 256 * 1024;

    private final EventLoop loop;
    private final RuntimeSession session;
    private final Listener listener;

    private RuntimeApi(
            EventLoop loop,
            ChannelFactory<? extends ServerChannel> channels,
            RuntimeEvents events,
            int slots)
            throws IOException {
        this.loop = loop;
        this.session = new RuntimeSession(events, slots);
        this.listener =
                Listener.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        loop,
                        channels,
                        routes());
    }

    /// Listens for a runtime that is about to start. Must not be called on the event loop, for which it waits.
    ///
    /// @param channels makes channels in the runtime's network
    /// @throws IOException if no port could be opened
    public static RuntimeApi open(
            EventLoop loop,
            ChannelFactory<? extends ServerChannel> channels,
            RuntimeEvents events,
            int slots)
            throws IOException {
        return new RuntimeApi(loop, channels, events, slots);
    }

    /// The value of `AWS_LAMBDA_RUNTIME_API`.
    public String hostAndPort() {
        return "127.0.0.1:" + listener.address().getPort();
    }

    /// Gives the runtime an invocation as soon as it asks for one. Callable from any thread.
    public void deliver(Delivery delivery) {
        if (loop.inEventLoop()) {
            session.deliver(delivery);
        } else {
            loop.execute(() -> session.deliver(delivery));
        }
    }

    /// Takes an invocation back, and its payload, if the runtime has not asked for it yet. On the loop.
    public boolean withdraw(String requestId) {
        return session.withdraw(requestId);
    }

    /// Drops an invocation that is answered already: the runtime gets it no more, or its answer is refused. On the loop.
    public void forget(String requestId) {
        session.forget(requestId);
    }

    /// Stops listening and drops what was not delivered.
    @Override
    public void close() {
        if (loop.inEventLoop()) {
            session.close();
        } else {
            loop.execute(session::close);
        }
        listener.close();
    }

    private Routes routes() {
        return (head, caller) -> {
            String path = head.uri();
            if (path.equals("/2018-06-01/runtime/invocation/next")
                    && head.method().equals(HttpMethod.GET)) {
                return new Next(caller);
            }
            if (path.equals("/2018-06-01/runtime/init/error")
                    && head.method().equals(HttpMethod.POST)) {
                return new InitError(caller);
            }
            if (path.startsWith(INVOCATION) && head.method().equals(HttpMethod.POST)) {
                return answer(path, head, caller);
            }
            return path.equals("/ping")
                    ? NoBody.answering(caller, Answers.text(200, "pong"))
                    : NoBody.answering(caller, RuntimeFault.NOT_FOUND.answer());
        };
    }

    private Exchange answer(String path, HttpRequest head, Caller caller) {
        int slash = path.indexOf('/', INVOCATION.length());
        String requestId = slash < 0 ? "" : path.substring(INVOCATION.length(), slash);
        String call = path.substring(slash + 1);
        if (call.equals("response")) {
            String mode = head.headers().get("Lambda-Runtime-Function-Response-Mode");
            if (mode != null && !mode.equalsIgnoreCase("streaming")) {
                return new InvalidMode(caller, requestId, mode);
            }
            return new Answer(caller, requestId, MOST_RESPONSE_BYTES, true);
        }
        return call.equals("error")
                ? new Answer(caller, requestId, MOST_ERROR_BYTES, false)
                : NoBody.answering(caller, RuntimeFault.NOT_FOUND.answer());
    }

    /// `GET /invocation/next`: parked until there is an invocation.
    private final class Next extends NoBody {
        private final Caller caller;

        Next(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void end() {
            session.next(caller);
        }

        @Override
        public void disconnected() {
            session.gaveUp(caller);
        }
    }

    /// `POST /invocation/{id}/response` and `.../error`.
    private final class Answer extends WholeBody {
        private final Caller caller;
        private final String requestId;
        private final boolean success;

        Answer(Caller caller, String requestId, int limitBytes, boolean success) {
            super(limitBytes);
            this.caller = caller;
            this.requestId = requestId;
            this.success = success;
        }

        @Override
        protected void received(ByteBuf body) {
            if (!session.mayAnswer(caller, requestId)) {
                body.release();
            } else if (success) {
                session.responded(caller, requestId, body);
            } else {
                session.failed(caller, requestId, body);
            }
        }

        @Override
        protected void tooLarge(long atLeastBytes) {
            if (session.mayAnswer(caller, requestId)) {
                session.tooLarge(caller, requestId);
            }
        }

        @Override
        protected void truncated() {
            session.truncated(requestId);
        }
    }

    /// `POST /invocation/{id}/response` in a mode that there is not.
    private final class InvalidMode extends NoBody {
        private final Caller caller;
        private final String requestId;
        private final String mode;

        InvalidMode(Caller caller, String requestId, String mode) {
            this.caller = caller;
            this.requestId = requestId;
            this.mode = mode;
        }

        @Override
        public void end() {
            if (session.mayAnswer(caller, requestId)) {
                session.invalidMode(caller, requestId, mode);
            }
        }
    }

    /// `POST /init/error`.
    private final class InitError extends WholeBody {
        private final Caller caller;

        InitError(Caller caller) {
            super(MOST_ERROR_BYTES);
            this.caller = caller;
        }

        @Override
        protected void received(ByteBuf body) {
            session.initError(caller, body);
        }

        @Override
        protected void tooLarge(long atLeastBytes) {
            caller.respond(RuntimeFault.TOO_LARGE.answer());
        }
    }
}
