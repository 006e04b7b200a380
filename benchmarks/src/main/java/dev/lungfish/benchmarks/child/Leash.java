package dev.lungfish.benchmarks.child;

import java.io.IOException;

/// Ends this process when the one that started it is gone.
public final class Leash {

    private Leash() {}

    /// Waits in the background for the end of standard input, then halts.
    public static void fasten() {
        Thread.ofPlatform()
                .daemon()
                .name("leash")
                .start(
                        () -> {
                            try {
                                while (System.in.read() >= 0) {}
                            } catch (IOException e) {
                                // A broken input is an ended one.
                            }
                            Runtime.getRuntime().halt(0);
                        });
    }
}
