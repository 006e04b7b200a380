package dev.lungfish.cli.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A function as the Lambda API describes it (FunctionConfiguration).
public record FunctionState(
        String functionName,
        String runtime,
        String handler,
        @Nullable String codeSha256,
        int memorySize,
        int timeout,
        @Nullable List<String> architectures,
        @Nullable Variables environment,
        @Nullable String state,
        @Nullable String stateReason,
        @Nullable String lastUpdateStatus,
        @Nullable String lastUpdateStatusReason) {

    /// The API wraps the variables once more.
    public record Variables(Map<String, String> variables) {}

    public Map<String, String> variables() {
        return environment == null ? Map.of() : environment.variables();
    }

    /// Whether it takes requests and updates.
    public boolean isSettled() {
        return !"Pending".equals(state) && !"InProgress".equals(lastUpdateStatus);
    }

    public boolean hasFailed() {
        return "Failed".equals(state) || "Failed".equals(lastUpdateStatus);
    }

    /// Why it is in the state that it is in.
    public String reason() {
        String reason = "Failed".equals(state) ? stateReason : lastUpdateStatusReason;
        return reason == null ? "no reason given" : reason;
    }
}
