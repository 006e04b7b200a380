package dev.lungfish.server.address;

import dev.lungfish.server.catalog.FunctionUrl.Cors;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a function URL answers pages of other origins, by its `Cors` settings
/// (AWS Lambda's guide, "Creating and managing Lambda function URLs").
///
/// Preflights are answered here and do not reach the function. To every other answer the configured headers are added;
/// headers of the same name that the function sent itself stay beside them, as on AWS.
public final class UrlCors {

    private static final String ANY = "*";

    private UrlCors() {}

    /// The answer to a preflight, or null if the request is none. An origin or a method that is not allowed gets an
    /// answer without CORS headers, by which the browser refuses the page.
    public static @Nullable FullHttpResponse preflight(Cors cors, HttpRequest head) {
        HttpHeaders asked = head.headers();
        String origin = asked.get(HttpHeaderNames.ORIGIN);
        String method = asked.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        if (!HttpMethod.OPTIONS.equals(head.method()) || origin == null || method == null) {
            return null;
        }
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
        if (allows(cors.allowOrigins(), origin, true)
                && allows(cors.allowMethods(), method, false)) {
            HttpHeaders headers = response.headers();
            allowOrigin(cors, origin, headers);
            String asksFor = asked.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
            list(
                    cors,
                    cors.allowMethods(),
                    method,
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS,
                    headers);
            list(
                    cors,
                    cors.allowHeaders(),
                    asksFor,
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
                    headers);
            if (cors.maxAgeSeconds() != null) {
                headers.set(
                        HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, cors.maxAgeSeconds().toString());
            }
        }
        return response;
    }

    /// Adds the configured headers to an answer that is not a preflight's.
    ///
    /// @param origin the request's Origin header
    public static void decorate(Cors cors, @Nullable String origin, HttpHeaders answer) {
        if (origin == null || !allows(cors.allowOrigins(), origin, true)) {
            return;
        }
        allowOrigin(cors, origin, answer);
        if (!cors.exposeHeaders().isEmpty()) {
            answer.add(
                    HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
                    String.join(",", cors.exposeHeaders()));
        }
    }

    private static void allowOrigin(Cors cors, String origin, HttpHeaders headers) {
        headers.add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        if (cors.allowCredentials()) {
            headers.add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    /// Sets what is allowed. With credentials a browser takes `*` for a name, so what was asked for takes its place.
    private static void list(
            Cors cors,
            List<String> allowed,
            @Nullable String asked,
            CharSequence header,
            HttpHeaders headers) {
        if (cors.allowCredentials() && allowed.contains(ANY)) {
            if (asked != null) {
                headers.set(header, asked);
            }
        } else if (!allowed.isEmpty()) {
            headers.set(header, String.join(",", allowed));
        }
    }

    private static boolean allows(List<String> allowed, String asked, boolean ignoringCase) {
        for (String one : allowed) {
            boolean same = ignoringCase ? one.equalsIgnoreCase(asked) : one.equals(asked);
            if (same || one.equals(ANY)) {
                return true;
            }
        }
        return false;
    }
}
