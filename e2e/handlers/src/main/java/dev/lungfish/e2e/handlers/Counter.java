package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Counts milliseconds on a thread of its own, which may advance only while an invocation runs.
public final class Counter implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final AtomicLong count = new AtomicLong();

    public Counter() {
        Thread.ofPlatform().daemon().name("counter").start(this::run);
    }

    /// @param event `millis`: how long to take
    /// @return the count when the invocation began and when it ended
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        long before = count.get();
        Faults.sleep(((Number) event.getOrDefault("millis", 0)).longValue());
        return Map.of("before", before, "after", count.get());
    }

    private void run() {
        while (true) {
            Faults.sleep(1);
            count.incrementAndGet();
        }
    }
}
