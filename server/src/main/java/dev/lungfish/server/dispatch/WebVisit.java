package dev.lungfish.server.dispatch;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.web.WebHop;
import dev.lungfish.server.web.WebOutcome;
import dev.lungfish.server.web.WebTarget;
import dev.lungfish.server.web.WebTimes;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An HTTP request to a web program, which waits at its hop until an environment takes it.
public final class WebVisit extends Request {

    private final WebHop hop;
    private final Function<Limit, FullHttpResponse> throttled;
    private @Nullable WebOutcome early;
    private @Nullable BiConsumer<WebVisit, WebOutcome> listener;

    /// @param throttled the answer to a request that a limit refuses
    /// @param upgrades whether the program may go on in another protocol
    public WebVisit(
            Target target,
            String id,
            HttpRequest head,
            Caller caller,
            Function<Limit, FullHttpResponse> throttled,
            boolean upgrades) {
        super(target, id, System.nanoTime());
        this.throttled = throttled;
        this.hop = WebHop.open(head, caller, this::ended, upgrades);
    }

    /// What takes the rest of the request.
    public Exchange exchange() {
        return hop;
    }

    /// Passes it to a program.
    ///
    /// @param ended told once what became of it, on any thread
    void connect(WebTarget program, WebTimes times, BiConsumer<WebVisit, WebOutcome> ended) {
        WebOutcome before;
        synchronized (this) {
            before = early;
            listener = ended;
        }
        if (before == null) {
            hop.connect(program, times);
        } else {
            ended.accept(this, before);
        }
    }

    /// Answers it without a program, if none has it yet.
    void fail(Failure failure) {
        hop.refuse(
                Answers.json(
                        502,
                        "{\"Message\":\"The service failed: " + failure.escapedMessage() + "\"}"));
    }

    @Override
    protected void refused(Limit limit) {
        hop.refuse(throttled.apply(limit));
    }

    @Override
    protected void failed(Failure failure) {
        fail(failure);
    }

    private void ended(WebOutcome outcome) {
        BiConsumer<WebVisit, WebOutcome> told;
        synchronized (this) {
            early = outcome instanceof WebOutcome.Unreached ? null : outcome;
            told = listener;
        }
        if (told != null) {
            told.accept(this, outcome);
        }
    }
}
