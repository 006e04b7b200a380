package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Goes wrong in the way that the event's `fault` names; answers how often it was invoked where that is `none`.
public final class Faults implements RequestHandler<Map<String, Object>, Object> {

    /// More than the 6,291,556 bytes that an answer may have.
    private static final int TOO_MUCH = 6_300_000;

    private static final long CHUNK_BYTES = 16 << 20;

    private final AtomicInteger served = new AtomicInteger();

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        int count = served.incrementAndGet();
        switch ((String) event.getOrDefault("fault", "none")) {
            case "none" -> {}
            case "throw" -> throw new IllegalStateException("thrown on purpose");
            case "exit" -> System.exit(1);
            case "hang" -> sleep(Long.MAX_VALUE);
            case "sleep" -> sleep(((Number) event.getOrDefault("millis", 0)).longValue());
            case "leak" -> leak();
            case "bigAnswer" -> {
                return "x".repeat(TOO_MUCH);
            }
            case "fork" -> fork();
            default -> throw new IllegalArgumentException("no such fault: " + event.get("fault"));
        }
        return Map.of("served", count);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes memory outside the heap, where no limit of the JVM's stops it.
    private static void leak() {
        while (true) {
            Arena.global().allocate(CHUNK_BYTES).fill((byte) 1);
        }
    }

    /// Leaves a child behind, and a grandchild in a session of its own whose parent is gone.
    private static void fork() {
        try {
            var _ = new ProcessBuilder("sleep", "3600").start();
            new ProcessBuilder("sh", "-c", "setsid sleep 3600 >/dev/null 2>&1 &").start().waitFor();
        } catch (IOException failure) {
            throw new IllegalStateException("could not start a child", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
