package dev.lungfish.server;

import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.NoBody;
import dev.lungfish.server.logs.LogFollow;
import dev.lungfish.server.logs.ServiceLogs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// `GET /lungfish/v1/services/NAME/logs?tail=N&follow=true`: the last lines of a service's log, and those to come.
final class LogExchange extends NoBody {

    /// Where the lines come from, and where it does no harm to wait for them.
    record Logs(ServiceLogs logs, Executor blocking) {}

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int DEFAULT_LINES = 100;

    private final Logs logs;
    private final String service;
    private final int lines;
    private final boolean follows;
    private final Caller caller;
    private volatile boolean left;

    private LogExchange(Logs logs, String service, int lines, boolean follows, Caller caller) {
        this.logs = logs;
        this.service = service;
        this.lines = lines;
        this.follows = follows;
        this.caller = caller;
    }

    static Exchange open(
            Logs logs, String service, Map<String, List<String>> query, Caller caller) {
        try {
            int lines =
                    query.containsKey("tail")
                            ? Integer.parseUnsignedInt(query.get("tail").getFirst())
                            : DEFAULT_LINES;
            boolean follows =
                    query.containsKey("follow")
                            && Boolean.parseBoolean(query.get("follow").getFirst());
            return new LogExchange(logs, service, lines, follows, caller);
        } catch (NumberFormatException e) {
            return NoBody.answering(caller, Answers.text(400, "tail must be a number of lines\n"));
        }
    }

    @Override
    public void end() {
        logs.blocking().execute(this::send);
    }

    @Override
    public void disconnected() {
        left = true;
    }

    private void send() {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        try {
            ServiceLogs.Tail tail = logs.logs().tail(service, lines);
            caller.begin(head);
            caller.part(text(tail.lines()));
            caller.flush();
            if (follows) {
                follow(logs.logs().follow(service, tail.end()));
            }
            caller.finish();
        } catch (IOException e) {
            caller.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            caller.abort();
        }
    }

    private void follow(LogFollow log) throws IOException, InterruptedException {
        while (!left && !log.ended()) {
            List<String> next = log.poll(POLL);
            if (!next.isEmpty()) {
                caller.part(text(next));
                caller.flush();
            }
        }
    }

    private static ByteBuf text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
