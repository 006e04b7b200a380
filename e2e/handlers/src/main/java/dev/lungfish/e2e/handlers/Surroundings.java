package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers all that it can see from inside: its context, environment variables, open files, `/tmp`.
public final class Surroundings
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        var seen = new LinkedHashMap<String, Object>();
        seen.put("requestId", context.getAwsRequestId());
        seen.put("functionName", context.getFunctionName());
        seen.put("functionVersion", context.getFunctionVersion());
        seen.put("invokedFunctionArn", context.getInvokedFunctionArn());
        seen.put("memoryLimitInMB", context.getMemoryLimitInMB());
        seen.put("remainingMillis", context.getRemainingTimeInMillis());
        seen.put("logGroup", context.getLogGroupName());
        seen.put("logStream", context.getLogStreamName());
        var client = context.getClientContext();
        seen.put("custom", client == null ? Map.of() : client.getCustom());
        seen.put("environment", System.getenv());
        seen.put("openFiles", openFiles());
        seen.put("temporaryFiles", list(Path.of("/tmp")));
        seen.put("workingDirectory", Path.of("").toAbsolutePath().toString());
        System.out.println("a line on standard output");
        context.getLogger().log("a line through the logger\n");
        return seen;
    }

    private static List<String> openFiles() {
        var targets = new ArrayList<String>();
        for (String descriptor : list(Path.of("/proc/self/fd"))) {
            try {
                targets.add(
                        Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString());
            } catch (IOException closedMeanwhile) {
                // The descriptor of the listing itself.
            }
        }
        return targets;
    }

    private static List<String> list(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            return List.of(failure.toString());
        }
    }
}
