package dev.lungfish.benchmarks.runtime;

import dev.lungfish.benchmarks.child.Leash;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Several echoing runtimes in one process: `EchoRuntimes HOST:PORT CONNECTIONS`. Prints `ready CONNECTIONS`.
public final class EchoRuntimes {

    private EchoRuntimes() {}

    public static void main(String[] arguments) throws Exception {
        Leash.fasten();
        int connections = Integer.parseInt(arguments[1]);
        CountDownLatch ended = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            Thread.ofPlatform()
                    .name("runtime-" + i)
                    .start(
                            () -> {
                                serve(arguments[0]);
                                ended.countDown();
                            });
        }
        System.out.println("ready " + connections);
        ended.await();
    }

    private static void serve(String platform) {
        try {
            EchoLoop.serve(platform);
        } catch (IOException e) {
            System.err.println("runtime: " + e);
        }
    }
}
