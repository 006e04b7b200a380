package dev.lungfish.server.http;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.HttpConversionUtil;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The head of an HTTP/2 request as that of an HTTP/1.1 one, which programs understand.
/// What would be another message over HTTP/1.1 is left to be refused: a path with a space or a line's end.
final class StreamHead {

    private static final String COOKIE = "cookie";
    private static final int KEY_BYTES = 16;

    private StreamHead() {}

    /// Whether the stream is to carry WebSocket (RFC 8441, section 4).
    static boolean switchesProtocol(Http2Headers headers) {
        CharSequence protocol = headers.get(Http2Headers.PseudoHeaderName.PROTOCOL.value());
        return protocol != null
                && HttpMethod.CONNECT.asciiName().contentEquals(headers.method())
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(protocol);
    }

    /// @param whole whether no body follows
    static HttpRequest request(Http2Headers headers, boolean whole) {
        boolean switches = switchesProtocol(headers);
        String method = switches ? "GET" : headers.method().toString();
        CharSequence target = headers.path() == null ? headers.authority() : headers.path();
        HttpRequest head =
                new DefaultHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.valueOf(method),
                        printable(target == null ? "" : target.toString()));
        HttpHeaders out = head.headers();
        copy(headers, out);
        addHost(headers.authority(), out);
        if (switches) {
            askForWebSocket(out);
        } else if (!whole && !out.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            out.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        return head;
    }

    private static String printable(String target) {
        for (int at = 0; at < target.length(); at++) {
            char c = target.charAt(at);
            if (c <= ' ' || c == 0x7f) {
                throw new IllegalArgumentException("the path has a character that is not one");
            }
        }
        return target;
    }

    /// The cookies that come in several fields are one in HTTP/1.1 (RFC 9113, section 8.2.3).
    private static void copy(Http2Headers headers, HttpHeaders out) {
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            CharSequence name = header.getKey();
            if (name.charAt(0) == ':') {
                continue;
            }
            String before = COOKIE.contentEquals(name) ? out.get(HttpHeaderNames.COOKIE) : null;
            if (before == null) {
                out.add(name, header.getValue());
            } else {
                out.set(HttpHeaderNames.COOKIE, before + "; " + header.getValue());
            }
        }
    }

    /// A Host header that says something else than the authority makes two hosts, which is refused.
    private static void addHost(CharSequence authority, HttpHeaders out) {
        if (authority != null && !out.containsValue(HttpHeaderNames.HOST, authority, true)) {
            out.add(HttpHeaderNames.HOST, authority);
        }
    }

    /// The handshake of HTTP/1.1 needs a key, which HTTP/2's does without (RFC 6455, section 4.1).
    private static void askForWebSocket(HttpHeaders out) {
        byte[] key = new byte[KEY_BYTES];
        ThreadLocalRandom.current().nextBytes(key);
        out.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, Base64.getEncoder().encodeToString(key));
    }

    /// The answer that a WebSocket is open on the stream.
    static Http2HeadersFrame accepted(HttpResponse switching) {
        switching.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
        Http2Headers headers = new DefaultHttp2Headers().status("200");
        HttpConversionUtil.toHttp2Headers(switching.headers(), headers);
        return new DefaultHttp2HeadersFrame(headers, false);
    }
}
