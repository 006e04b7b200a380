package dev.lungfish.server.http;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/// Whether a request's head is one that may be acted on (RFC 9112, sections 2 to 6).
/// What two readers could understand in two ways is refused: a lost message boundary is how requests are smuggled.
final class RequestHead {

    static final int MOST_LINE_BYTES = 16 * 1024;
    static final int MOST_HEADER_BYTES = 64 * 1024;

    private RequestHead() {}

    /// The answer to a head that must not be acted on, or null; its connection is to be closed after it.
    /// Brings a target in absolute form (`http://host/path`) into origin form, its host into the Host header.
    static @Nullable FullHttpResponse refusal(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            return unreadable(head.decoderResult().cause());
        }
        HttpVersion version = head.protocolVersion();
        if (version.majorVersion() != 1) {
            return Answers.text(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.\n");
        }
        HttpHeaders headers = head.headers();
        String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        if (coding != null && !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding.strip())) {
            return Answers.text(501, "The only transfer coding understood here is chunked.\n");
        }
        if (HttpMethod.CONNECT.equals(head.method())) {
            return Answers.text(501, "CONNECT is for proxies; this is a server.\n");
        }
        if (!originForm(head)) {
            return Answers.text(400, "The request's target must be a path that starts with /.\n");
        }
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && version.isKeepAliveDefault())) {
            return Answers.text(400, "A request needs exactly one Host header.\n");
        }
        return null;
    }

    private static FullHttpResponse unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                    Answers.text(
                            414,
                            "The request line is longer than " + MOST_LINE_BYTES + " bytes.\n");
            case TooLongHttpHeaderException _ ->
                    Answers.text(
                            431, "The headers are longer than " + MOST_HEADER_BYTES + " bytes.\n");
            case null, default -> Answers.text(400, "This is not an HTTP/1.1 request.\n");
        };
    }

    private static boolean originForm(HttpRequest head) {
        String uri = head.uri();
        if (uri.startsWith("/")) {
            return true;
        }
        if (uri.equals("*")) {
            return HttpMethod.OPTIONS.equals(head.method());
        }
        int authority = uri.indexOf("://");
        if (authority < 0 || !uri.regionMatches(true, 0, "http", 0, 4)) {
            return false;
        }
        int path = endOfAuthority(uri, authority + 3);
        head.headers().set(HttpHeaderNames.HOST, uri.substring(authority + 3, path));
        String rest = uri.substring(path);
        head.setUri(rest.startsWith("/") ? rest : "/" + rest);
        return true;
    }

    private static int endOfAuthority(String uri, int from) {
        for (int at = from; at < uri.length(); at++) {
            char c = uri.charAt(at);
            if (c == '/' || c == '?') {
                return at;
            }
        }
        return uri.length();
    }
}
