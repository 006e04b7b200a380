package dev.lungfish.benchmarks.hop;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.runtime.EchoRuntimes;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// One candidate in a process of its own, with runtimes that poll it in another one.
public final class HopProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("^ready (\\d+)$");
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Candidate candidate;
    private final List<Child> processes;
    private final String url;

    private HopProcess(Candidate candidate, List<Child> processes, String address) {
        this.candidate = candidate;
        this.processes = processes;
        this.url = "http://" + address;
    }

    /// Starts both, with sixteen runtimes, and waits until they are ready.
    public static HopProcess start(Candidate candidate) throws IOException {
        HopProcess alone = withoutRuntimes(candidate);
        String address = alone.url.substring("http://".length());
        Child runtimes = Child.java(OPTIONS, EchoRuntimes.class, address, "16");
        runtimes.await(READY);
        return new HopProcess(candidate, List.of(alone.server(), runtimes), address);
    }

    /// Starts the server alone: its rendezvous waits for a runtime that someone else starts.
    public static HopProcess withoutRuntimes(Candidate candidate) throws IOException {
        Child server = Child.java(OPTIONS, HopServer.class, candidate.label());
        return new HopProcess(candidate, List.of(server), "127.0.0.1:" + server.await(READY));
    }

    private Child server() {
        return processes.getFirst();
    }

    /// A caller, the server, and nothing behind it.
    public Target echo() {
        return new Target("bare " + candidate.label(), url + Paths.ECHO, server()::cpuNanos);
    }

    /// A caller, the server, and a runtime that polls it.
    public Target rendezvous() {
        return new Target(
                "rendezvous " + candidate.label(), url + Paths.INVOKE, server()::cpuNanos);
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
    }
}
