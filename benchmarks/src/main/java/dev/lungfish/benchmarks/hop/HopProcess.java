package dev.lungfish.benchmarks.hop;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.runtime.EchoRuntimes;
import java.io.IOException;
import java.util.ArrayList;
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

    /// As those of the platform's smallest function.
    private static final List<String> RUNTIME_OPTIONS = List.of("-XX:+UseSerialGC");

    private final Candidate candidate;
    private final List<Child> processes;
    private final String url;

    private HopProcess(Candidate candidate, List<Child> processes, String address) {
        this.candidate = candidate;
        this.processes = processes;
        this.url = "http://" + address;
    }

    /// Starts both, with sixteen runtimes in one process, and waits until they are ready.
    public static HopProcess start(Candidate candidate) throws IOException {
        return start(candidate, 1, 16);
    }

    /// Likewise, with sixteen runtimes in as many processes, as a platform's are.
    public static HopProcess apart(Candidate candidate) throws IOException {
        return start(candidate, 16, 1);
    }

    private static HopProcess start(Candidate candidate, int processes, int runtimesOfEach)
            throws IOException {
        HopProcess alone = withoutRuntimes(candidate);
        String address = alone.url.substring("http://".length());
        List<Child> all = new ArrayList<>(List.of(alone.server()));
        for (int i = 0; i < processes; i++) {
            String runtimes = Integer.toString(runtimesOfEach);
            Child child = Child.java(RUNTIME_OPTIONS, EchoRuntimes.class, address, runtimes);
            all.add(child);
            child.await(READY);
        }
        return new HopProcess(candidate, all, address);
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
                "rendezvous " + candidate.label() + (processes.size() > 2 ? " apart" : ""),
                url + Paths.INVOKE,
                server()::cpuNanos);
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
    }
}
