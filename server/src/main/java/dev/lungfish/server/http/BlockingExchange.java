package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Reads a whole request and has it answered where blocking does no harm.
public final class BlockingExchange extends WholeBody {

    private final HttpRequest head;
    private final Caller caller;
    private final Executor executor;
    private final Function<ApiRequest, ApiResponse> api;
    private final Function<ApiRequest, ApiResponse> tooLarge;

    /// @param tooLarge answers a request whose body is over the limit; it gets an empty one
    public BlockingExchange(
            HttpRequest head,
            Caller caller,
            int limitBytes,
            Executor executor,
            Function<ApiRequest, ApiResponse> api,
            Function<ApiRequest, ApiResponse> tooLarge) {
        super(limitBytes);
        this.head = head;
        this.caller = caller;
        this.executor = executor;
        this.api = api;
        this.tooLarge = tooLarge;
    }

    @Override
    protected void received(ByteBuf body) {
        byte[] bytes = ByteBufUtil.getBytes(body);
        body.release();
        executor.execute(() -> caller.respond(Answers.of(api.apply(request(bytes)))));
    }

    @Override
    protected void tooLarge(long atLeastBytes) {
        executor.execute(() -> caller.respond(Answers.of(tooLarge.apply(request(new byte[0])))));
    }

    private ApiRequest request(byte[] body) {
        QueryStringDecoder decoder = new QueryStringDecoder(head.uri());
        Map<String, String> headers = new HashMap<>();
        head.headers()
                .forEach(
                        header ->
                                headers.merge(
                                        header.getKey().toLowerCase(Locale.ROOT),
                                        header.getValue(),
                                        (a, b) -> a + "," + b));
        return new ApiRequest(
                head.method().name(), decoder.rawPath(), decoder.parameters(), headers, body);
    }
}
