package dev.lungfish.benchmarks.hop;

import dev.lungfish.benchmarks.child.Leash;

/// One candidate as a process: prints `ready PORT` and serves until its standard input ends.
public final class HopServer {

    private HopServer() {}

    public static void main(String[] arguments) throws Exception {
        Leash.fasten();
        System.out.println("ready " + Candidate.of(arguments[0]).start());
        Thread.currentThread().join();
    }
}
