package dev.lungfish.server;

import dev.lungfish.server.http.TlsFiles;
import java.net.InetSocketAddress;

/// Where the platform listens over TLS besides.
///
/// @param listen port 0 picks a free one
public record TlsListen(InetSocketAddress listen, TlsFiles files) {

    public TlsListen {
        PlatformOptions.checkListen(listen);
    }
}
