package dev.lungfish.server.http;

import io.netty.handler.codec.http.HttpRequest;

/// Finds what answers a request, from its head.
@FunctionalInterface
public interface Routes {

    /// Called on the connection's event loop; must not block.
    Exchange open(HttpRequest head, Caller caller);
}
