package dev.lungfish.server.lambda;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The API's `FunctionConfiguration`.
record FunctionConfiguration(
        String functionName,
        String functionArn,
        String runtime,
        String role,
        String handler,
        long codeSize,
        String description,
        int timeout,
        int memorySize,
        String lastModified,
        String codeSha256,
        String version,
        @Nullable Environment environment,
        TracingConfig tracingConfig,
        String revisionId,
        @Nullable String state,
        @Nullable String stateReason,
        @Nullable String stateReasonCode,
        @Nullable String lastUpdateStatus,
        @Nullable String lastUpdateStatusReason,
        @Nullable String lastUpdateStatusReasonCode,
        String packageType,
        List<String> architectures,
        EphemeralStorage ephemeralStorage,
        SnapStart snapStart,
        LoggingConfig loggingConfig) {

    record Environment(Map<String, String> variables) {}

    record TracingConfig(String mode) {}

    record EphemeralStorage(int size) {}

    record SnapStart(String applyOn, String optimizationStatus) {}

    record LoggingConfig(String logFormat, String logGroup) {}

    /// The same without the states, as lists have it.
    FunctionConfiguration listed() {
        return new FunctionConfiguration(
                functionName,
                functionArn,
                runtime,
                role,
                handler,
                codeSize,
                description,
                timeout,
                memorySize,
                lastModified,
                codeSha256,
                version,
                environment,
                tracingConfig,
                revisionId,
                null,
                null,
                null,
                null,
                null,
                null,
                packageType,
                architectures,
                ephemeralStorage,
                snapStart,
                loggingConfig);
    }
}
