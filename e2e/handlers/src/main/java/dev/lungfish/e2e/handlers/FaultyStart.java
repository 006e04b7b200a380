package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Goes wrong while it is initialised, as the variable `INIT_FAULT` says: `throw`, `exit` or `hang`.
/// With `INIT_FAULT_ONCE`, the path of a file, it does so only as long as there is no such file, and makes it.
public final class FaultyStart implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    static {
        if (due()) {
            switch (System.getenv("INIT_FAULT")) {
                case "throw" -> throw new IllegalStateException("thrown while initialising");
                case "exit" -> System.exit(1);
                case "hang" -> Faults.sleep(Long.MAX_VALUE);
                case null, default -> {}
            }
        }
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Map.of("served", 1);
    }

    private static boolean due() {
        String once = System.getenv("INIT_FAULT_ONCE");
        if (once == null) {
            return true;
        }
        try {
            Path file = Path.of(once);
            if (Files.exists(file)) {
                return false;
            }
            Files.createFile(file);
            return true;
        } catch (IOException failure) {
            throw new IllegalStateException("could not leave a mark", failure);
        }
    }
}
