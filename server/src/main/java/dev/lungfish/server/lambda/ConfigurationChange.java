package dev.lungfish.server.lambda;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.store.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request says about a configuration; null where it says nothing.
record ConfigurationChange(
        @Nullable String description,
        @Nullable String role,
        @Nullable String runtime,
        @Nullable String handler,
        @Nullable Integer timeout,
        @Nullable Integer memorySize,
        CreateFunctionRequest.@Nullable Environment environment,
        CreateFunctionRequest.@Nullable EphemeralStorage ephemeralStorage,
        CreateFunctionRequest.@Nullable LoggingConfig loggingConfig) {

    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Pattern HANDLER = Pattern.compile("[^\\s]+");
    private static final Pattern LOG_GROUP = Pattern.compile("[\\.\\-_/#A-Za-z0-9]+");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
    private static final int MAX_ENVIRONMENT_BYTES = 4096;
    private static final int MAX_MEMORY_MEGABYTES = 10_240;

    private static final List<String> RESERVED =
            List.of(
                    "_HANDLER",
                    "_X_AMZN_TRACE_ID",
                    "AWS_ACCESS_KEY",
                    "AWS_ACCESS_KEY_ID",
                    "AWS_DEFAULT_REGION",
                    "AWS_EXECUTION_ENV",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                    "AWS_LAMBDA_FUNCTION_NAME",
                    "AWS_LAMBDA_FUNCTION_VERSION",
                    "AWS_LAMBDA_INITIALIZATION_TYPE",
                    "AWS_LAMBDA_LOG_GROUP_NAME",
                    "AWS_LAMBDA_LOG_STREAM_NAME",
                    "AWS_LAMBDA_RUNTIME_API",
                    "AWS_REGION",
                    "AWS_SECRET_ACCESS_KEY",
                    "AWS_SESSION_TOKEN",
                    "LAMBDA_RUNTIME_DIR",
                    "LAMBDA_TASK_ROOT");

    /// Adds what breaks the service model's constraints.
    void check(Violations violations) {
        violations
                .pattern(role, "role", ROLE)
                .length(handler, "handler", 0, 128)
                .pattern(handler, "handler", HANDLER)
                .length(description, "description", 0, 256)
                .range(timeout, "timeout", 1, 900)
                .range(memorySize, "memorySize", 128, Integer.MAX_VALUE);
        if (environment != null) {
            violations.keys(
                    environment.variables(),
                    "environment.variables",
                    VARIABLE,
                    "Member must satisfy regular expression pattern: " + VARIABLE);
        }
        if (ephemeralStorage != null) {
            violations
                    .required(ephemeralStorage.size(), "ephemeralStorage.size")
                    .range(ephemeralStorage.size(), "ephemeralStorage.size", 512, 10_240);
        }
        if (loggingConfig != null) {
            violations
                    .length(loggingConfig.logGroup(), "loggingConfig.logGroup", 1, 512)
                    .pattern(loggingConfig.logGroup(), "loggingConfig.logGroup", LOG_GROUP);
        }
    }

    /// The configuration that comes of it.
    ///
    /// @throws ApiError if it cannot be
    Configuration applyTo(Configuration base, Runtimes runtimes) {
        if (memorySize != null && memorySize > MAX_MEMORY_MEGABYTES) {
            throw ApiError.invalid(
                    "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to "
                            + MAX_MEMORY_MEGABYTES);
        }
        if (runtime != null) {
            runtimes.check(runtime);
        }
        SortedMap<String, String> variables = base.environment();
        if (environment != null) {
            variables = variables(environment);
        }
        return new Configuration(
                description == null ? base.description() : description,
                role == null ? base.role() : role,
                runtime == null ? base.runtime() : runtime,
                handler == null ? base.handler() : handler,
                base.architecture(),
                memorySize == null ? base.memoryMegabytes() : memorySize,
                timeout == null ? base.timeoutSeconds() : timeout,
                ephemeralStorage == null || ephemeralStorage.size() == null
                        ? base.temporaryMegabytes()
                        : ephemeralStorage.size(),
                variables,
                loggingConfig == null || loggingConfig.logGroup() == null
                        ? base.logGroup()
                        : loggingConfig.logGroup());
    }

    private static SortedMap<String, String> variables(
            CreateFunctionRequest.Environment environment) {
        SortedMap<String, String> variables = new TreeMap<>();
        if (environment.variables() != null) {
            variables.putAll(environment.variables());
        }
        List<String> reserved = variables.keySet().stream().filter(RESERVED::contains).toList();
        if (!reserved.isEmpty()) {
            throw ApiError.invalid(
                    "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: "
                            + String.join(", ", reserved));
        }
        String measured = Json.text(variables);
        if (measured.getBytes(StandardCharsets.UTF_8).length > MAX_ENVIRONMENT_BYTES) {
            throw ApiError.invalid(
                    "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: "
                            + measured);
        }
        WebContract.of(variables);
        return variables;
    }

    /// The architecture that a request names.
    ///
    /// @return null if it names none
    static @Nullable Architecture architecture(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return null;
        }
        for (Architecture architecture : Architecture.values()) {
            if (architecture.wireName().equals(names.getFirst())) {
                return architecture;
            }
        }
        throw new IllegalStateException("the name was checked before");
    }

    /// Adds what is wrong with a list of architectures.
    static void checkArchitectures(@Nullable List<String> names, Violations violations) {
        violations
                .size(names, "architectures", 1, 1)
                .eachOneOf(
                        names,
                        "architectures",
                        List.of(Architecture.X86_64.wireName(), Architecture.ARM64.wireName()));
    }
}
