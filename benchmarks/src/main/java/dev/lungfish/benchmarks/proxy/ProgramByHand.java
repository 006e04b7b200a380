package dev.lungfish.benchmarks.proxy;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.child.Ports;
import dev.lungfish.benchmarks.child.Scratch;
import dev.lungfish.benchmarks.client.Address;
import dev.lungfish.benchmarks.functions.WebPackages;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// The web program without a platform.
record ProgramByHand(Scratch directory, Child process, int port) implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("^ready (\\d+)$");

    /// Starts it and waits until it is ready.
    static ProgramByHand start() throws IOException {
        Scratch directory = Scratch.directory("program");
        int port = Ports.free();
        Child process = WebPackages.byHand(directory.path(), port);
        ProgramByHand program = new ProgramByHand(directory, process, port);
        try {
            process.await(READY);
            return program;
        } catch (IOException e) {
            program.close();
            throw e;
        }
    }

    Passage bare() {
        return new Passage(
                "bare", Address.local(port), process::cpuNanos, () -> List.of(process.pid()));
    }

    @Override
    public void close() throws IOException {
        process.close();
        directory.close();
    }
}
