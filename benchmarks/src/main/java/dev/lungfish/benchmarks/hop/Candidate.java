package dev.lungfish.benchmarks.hop;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;

/// A library in one of the set-ups that were measured.
public enum Candidate {
    NETTY_NIO_1,
    NETTY_NIO_1_VIRTUAL,
    NETTY_NIO_2,
    JETTY_VIRTUAL,
    JETTY_ASYNC;

    /// As it is written on the command line: `netty-nio-1`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The candidate of that label.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Candidate of(String label) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no candidate " + label));
    }

    /// Starts serving; returns the port.
    int start() throws Exception {
        return switch (this) {
            case NETTY_NIO_1 -> NettyHop.nio(1, Runnable::run);
            case NETTY_NIO_1_VIRTUAL ->
                    NettyHop.nio(1, Executors.newVirtualThreadPerTaskExecutor());
            case NETTY_NIO_2 -> NettyHop.nio(2, Runnable::run);
            case JETTY_VIRTUAL -> JettyHop.virtual();
            case JETTY_ASYNC -> JettyHop.async();
        };
    }
}
