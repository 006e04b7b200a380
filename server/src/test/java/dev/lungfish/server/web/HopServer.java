package dev.lungfish.server.web;

import dev.lungfish.server.http.ListeningServer;
import dev.lungfish.server.http.RawCaller;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A listener that passes every request on to one program, and the outcomes that it hears of.
final class HopServer implements AutoCloseable {

    private final ListeningServer server;
    private final WebTarget target;
    private final BlockingQueue<WebOutcome> outcomes = new LinkedBlockingQueue<>();

    /// One that connects every request at once.
    HopServer(InetSocketAddress program, Duration timeout) throws IOException {
        this(program, 1, (hop, target) -> hop.connect(target, timeout.toNanos()));
    }

    HopServer(InetSocketAddress program, int slots, Dispatch dispatch) throws IOException {
        target = new WebTarget(program, NioSocketChannel.class, slots);
        server =
                new ListeningServer(
                        (head, caller) -> {
                            WebHop hop = WebHop.open(head, caller, outcomes::add);
                            FullHttpResponse refusal = WebRequest.refusal(head);
                            if (refusal == null) {
                                dispatch.dispatch(hop, target);
                            } else {
                                hop.refuse(refusal);
                            }
                            return hop;
                        });
    }

    /// Decides what becomes of a request.
    @FunctionalInterface
    interface Dispatch {
        void dispatch(WebHop hop, WebTarget target);
    }

    /// A dispatch that hands the hops over.
    static Dispatch holding(Consumer<WebHop> taker) {
        return (hop, _) -> taker.accept(hop);
    }

    RawCaller call() throws IOException {
        return server.call();
    }

    int port() {
        return server.port();
    }

    WebTarget target() {
        return target;
    }

    ListeningServer server() {
        return server;
    }

    WebOutcome outcome() throws InterruptedException {
        WebOutcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new AssertionError("no outcome was told");
        }
        return outcome;
    }

    boolean hasMoreOutcomes() {
        return !outcomes.isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
