package dev.lungfish.benchmarks.hop;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.runtime.EchoRuntimes;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// One candidate in a process of its own, and in another one sixteen runtimes that poll it.
public final class HopProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("^ready (\\d+)$");
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Candidate candidate;
    private final Child server;
    private final Child runtimes;
    private final String url;

    private HopProcess(Candidate candidate, Child server, Child runtimes, String address) {
        this.candidate = candidate;
        this.server = server;
        this.runtimes = runtimes;
        this.url = "http://" + address;
    }

    /// Starts both and waits until they are ready.
    public static HopProcess start(Candidate candidate) throws IOException {
        Child server = Child.java(OPTIONS, HopServer.class, candidate.label());
        String address = "127.0.0.1:" + server.await(READY);
        Child runtimes = Child.java(OPTIONS, EchoRuntimes.class, address, "16");
        runtimes.await(READY);
        return new HopProcess(candidate, server, runtimes, address);
    }

    /// A caller, the server, and nothing behind it.
    public Target echo() {
        return new Target("bare " + candidate.label(), url + Paths.ECHO, server::cpuNanos);
    }

    /// A caller, the server, and a runtime that polls it.
    public Target rendezvous() {
        return new Target("rendezvous " + candidate.label(), url + Paths.INVOKE, server::cpuNanos);
    }

    @Override
    public void close() {
        runtimes.close();
        server.close();
    }
}
