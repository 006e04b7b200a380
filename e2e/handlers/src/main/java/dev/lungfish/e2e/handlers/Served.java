package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Answers the event's `id`, and prints `served` and the id.
public final class Served implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String id = (String) event.get("id");
        System.out.println("served " + id);
        return Map.of("id", id);
    }
}
