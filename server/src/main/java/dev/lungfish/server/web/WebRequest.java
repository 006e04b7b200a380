package dev.lungfish.server.web;

import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What a web program is asked, from what the caller asked.
public final class WebRequest {

    private static final AsciiString FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString FORWARDED_HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString FORWARDED_PROTO = AsciiString.cached("x-forwarded-proto");

    private WebRequest() {}

    /// Why a request cannot be passed on at all to a program that takes no upgrades, as its answer, or null. An upgrade
    /// other than to WebSocket is not refused but not made either: the answer comes over HTTP/1.1
    /// (RFC 9110, section 7.8).
    public static @Nullable FullHttpResponse refusal(HttpRequest head) {
        String upgrade = head.headers().get(HttpHeaderNames.UPGRADE);
        if (upgrade != null
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(upgrade.strip())) {
            return error(
                    501,
                    "An on-demand service is frozen between requests and cannot hold a WebSocket. Run it as a container for that.");
        }
        return null;
    }

    /// Whether it asks to go on in another protocol, of which HTTP/2 is none that concerns the program
    /// (RFC 9110, section 7.8).
    static boolean asksForUpgrade(HttpRequest head) {
        HttpHeaders headers = head.headers();
        String upgrade = headers.get(HttpHeaderNames.UPGRADE);
        return upgrade != null
                && !upgrade.strip().equalsIgnoreCase("h2c")
                && head.protocolVersion().isKeepAliveDefault()
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && !hasBody(head);
    }

    /// An answer with a sentence.
    static FullHttpResponse error(int status, String message) {
        StringBuilder json = new StringBuilder("{\"Message\":\"");
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\');
            }
            json.append(c < ' ' ? ' ' : c);
        }
        return Answers.json(status, json.append("\"}").toString());
    }

    static boolean hasBody(HttpRequest head) {
        return HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
    }

    /// Whether it may be sent twice, since it asks for nothing to be changed.
    static boolean isSafe(HttpRequest head) {
        HttpMethod method = head.method();
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || method.equals(HttpMethod.OPTIONS);
    }

    /// Makes the caller's head the program's: its own connection's headers go, forwarding headers come.
    /// A proxy in front may have said already which host and protocol were called; it is believed.
    ///
    /// @param upgrades whether the program may be asked for another protocol
    static void prepare(
            HttpRequest head, Caller caller, InetSocketAddress program, boolean upgrades) {
        HttpHeaders headers = head.headers();
        boolean chunked = HttpUtil.isTransferEncodingChunked(head);
        String upgrade = upgrades ? headers.get(HttpHeaderNames.UPGRADE) : null;
        HopHeaders.strip(headers);
        if (upgrade != null) {
            headers.set(HttpHeaderNames.UPGRADE, upgrade);
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        }
        if (chunked) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        String host = headers.get(HttpHeaderNames.HOST);
        if (host == null) {
            host = program.getHostString() + ":" + program.getPort();
            headers.set(HttpHeaderNames.HOST, host);
        }
        String address = caller.remoteAddress().getAddress().getHostAddress();
        if (headers.contains(FORWARDED_FOR)) {
            address = String.join(", ", headers.getAll(FORWARDED_FOR)) + ", " + address;
        }
        headers.set(FORWARDED_FOR, address);
        setIfAbsent(headers, FORWARDED_HOST, host);
        setIfAbsent(headers, FORWARDED_PROTO, caller.isSecure() ? "https" : "http");
        head.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    private static void setIfAbsent(HttpHeaders headers, CharSequence name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
