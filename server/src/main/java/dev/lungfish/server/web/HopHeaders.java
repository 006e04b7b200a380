package dev.lungfish.server.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/// Headers that belong to one connection, not to the message (RFC 9110, section 7.6.1).
public final class HopHeaders {

    private HopHeaders() {}

    /// Whether it is such a header.
    ///
    /// @param name in lower case
    public static boolean isHopByHop(String name) {
        return switch (name) {
            case "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings",
                    "expect" ->
                    true;
            default -> false;
        };
    }

    /// Removes them, and those that the Connection header names.
    static void strip(HttpHeaders headers) {
        List<String> connection = headers.getAll(HttpHeaderNames.CONNECTION);
        for (String value : connection) {
            for (String named : value.split(",", -1)) {
                String name = named.strip().toLowerCase(Locale.ROOT);
                if (!isEssential(name)) {
                    headers.remove(name);
                }
            }
        }
        headers.remove(HttpHeaderNames.CONNECTION)
                .remove("keep-alive")
                .remove(HttpHeaderNames.PROXY_AUTHENTICATE)
                .remove(HttpHeaderNames.PROXY_AUTHORIZATION)
                .remove("proxy-connection")
                .remove(HttpHeaderNames.TE)
                .remove(HttpHeaderNames.TRAILER)
                .remove(HttpHeaderNames.TRANSFER_ENCODING)
                .remove(HttpHeaderNames.UPGRADE)
                .remove("http2-settings")
                .remove(HttpHeaderNames.EXPECT);
    }

    /// A Connection header must not take away what frames or addresses the message.
    private static boolean isEssential(String name) {
        return name.isEmpty()
                || name.equals("content-length")
                || name.equals("host")
                || name.startsWith("x-forwarded-");
    }
}
