package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/// Whole answers of the common kinds.
public final class Answers {

    private Answers() {}

    public static FullHttpResponse of(int status, String contentType, ByteBuf body) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        return response;
    }

    public static FullHttpResponse json(int status, String json) {
        return of(status, "application/json", Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
    }

    public static FullHttpResponse text(int status, String text) {
        return of(
                status,
                "text/plain; charset=utf-8",
                Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    public static FullHttpResponse of(ApiResponse answer) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        Unpooled.wrappedBuffer(answer.body()));
        answer.headers().forEach(response.headers()::set);
        return response;
    }
}
