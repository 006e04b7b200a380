package dev.lungfish.server.web;

import dev.lungfish.sandbox.Network;
import dev.lungfish.server.http.ListeningServer;
import dev.lungfish.server.http.RawCaller;
import dev.lungfish.server.http.TlsFiles;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A listener that passes every request on to one program, and the outcomes that it hears of.
final class HopServer implements AutoCloseable {

    private final ListeningServer server;
    private final WebTarget target;
    private final BlockingQueue<WebOutcome> outcomes = new LinkedBlockingQueue<>();

    /// One that connects every request at once.
    HopServer(InetSocketAddress program, Duration timeout) throws IOException {
        this(program, 1, (hop, target) -> hop.connect(target, WebTimes.whole(timeout.toNanos())));
    }

    HopServer(InetSocketAddress program, int slots, Dispatch dispatch) throws IOException {
        target = new WebTarget(program, this::client, slots);
        server =
                new ListeningServer(
                        (head, caller) -> {
                            FullHttpResponse refusal = WebRequest.refusal(head);
                            WebHop hop = WebHop.open(head, caller, outcomes::add, false);
                            if (refusal == null) {
                                dispatch.dispatch(hop, target);
                            } else {
                                hop.refuse(refusal);
                            }
                            return hop;
                        });
    }

    /// One before an always-on program, for callers of HTTP/1.1 and HTTP/2.
    HopServer(InetSocketAddress program, WebTimes times, @Nullable TlsFiles tls)
            throws IOException {
        target = new WebTarget(program, this::client, 100);
        server =
                new ListeningServer(
                        (head, caller) -> {
                            WebHop hop = WebHop.open(head, caller, outcomes::add, true);
                            hop.connect(target, times);
                            return hop;
                        },
                        tls);
    }

    private SocketChannel client() {
        return server.transport().clients(Network.HOST).newChannel();
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
