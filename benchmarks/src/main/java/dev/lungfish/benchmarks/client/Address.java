package dev.lungfish.benchmarks.client;

import dev.lungfish.benchmarks.load.Target;
import java.io.IOException;
import java.net.URI;
import java.util.function.LongSupplier;

/// Where requests go.
///
/// @param name of the machine, or its address
/// @param host what the Host header says
public record Address(String name, int port, String host) {

    /// The address in a URL.
    public static Address of(URI url) {
        return new Address(url.getHost(), url.getPort(), url.getAuthority());
    }

    /// A port of this machine.
    public static Address local(int port) {
        return of(URI.create("http://127.0.0.1:" + port));
    }

    /// A new connection.
    public HttpConnection connect() throws IOException {
        return HttpConnection.open(this);
    }

    /// What is there as the target of a load.
    public Target target(String label, String path, LongSupplier cpuNanos) {
        return new Target(label, "http://" + name + ":" + port + path, host, 1, cpuNanos);
    }
}
