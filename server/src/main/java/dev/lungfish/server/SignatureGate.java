package dev.lungfish.server;

import dev.lungfish.server.auth.Denial;
import dev.lungfish.server.auth.SignatureVerifier;
import dev.lungfish.server.auth.SignedRequest;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.Exchange;
import dev.lungfish.server.http.WholeBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets requests through whose signature holds. It reads the whole body, which is signed too, before anything else sees
/// any of it.
final class SignatureGate {

    private final SignatureVerifier verifier;
    private final InstantSource clock;
    private final int mostBytes;

    SignatureGate(SignatureVerifier verifier, InstantSource clock, int mostBytes) {
        this.verifier = verifier;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /// @param behind opened once the signature holds, for the id of the key that has signed
    Exchange guard(HttpRequest head, Caller caller, Function<String, Exchange> behind) {
        return new Guarded(head, caller, behind);
    }

    private static FullHttpResponse answer(Denial denial) {
        FullHttpResponse response =
                Answers.json(denial.status(), "{\"message\":\"" + denial.message() + "\"}");
        response.headers().set("x-amzn-ErrorType", denial.type());
        return response;
    }

    private static Map<String, List<String>> headers(HttpRequest head) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Map.Entry<String, String> header : head.headers()) {
            headers.computeIfAbsent(
                            header.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }

    private final class Guarded extends WholeBody {

        private final HttpRequest head;
        private final Caller caller;
        private final Function<String, Exchange> behind;
        private @Nullable Exchange opened;

        Guarded(HttpRequest head, Caller caller, Function<String, Exchange> behind) {
            super(mostBytes);
            this.head = head;
            this.caller = caller;
            this.behind = behind;
        }

        @Override
        protected void received(ByteBuf body) {
            int question = head.uri().indexOf('?');
            String path = question < 0 ? head.uri() : head.uri().substring(0, question);
            String query = question < 0 ? "" : head.uri().substring(question + 1);
            SignedRequest request =
                    SignedRequest.of(
                            head.method().name(),
                            path,
                            query,
                            headers(head),
                            ByteBufUtil.getBytes(body));
            Denial denial = verifier.verify(request, clock.instant()).orElse(null);
            if (denial != null) {
                body.release();
                caller.respond(answer(denial));
                return;
            }
            Exchange exchange = behind.apply(SignatureVerifier.keyId(request));
            opened = exchange;
            if (body.isReadable()) {
                exchange.content(body);
            } else {
                body.release();
            }
            exchange.end();
        }

        @Override
        protected void left() {
            if (opened != null) {
                opened.disconnected();
            }
        }

        @Override
        public void writabilityChanged() {
            if (opened != null) {
                opened.writabilityChanged();
            }
        }

        @Override
        protected void tooLarge(long atLeastBytes) {
            caller.respond(
                    Answers.json(
                            413,
                            "{\"message\":\"Request must be smaller than "
                                    + mostBytes
                                    + " bytes\"}"));
        }
    }
}
