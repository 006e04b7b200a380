package dev.lungfish.server.workshop;

import dev.lungfish.core.service.Contract;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.dispatch.EnvironmentKind;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/// The environment variables of a function, as AWS Lambda sets them.
///
/// Source: AWS Lambda developer guide, "Defined runtime environment variables". The credentials name nobody: AWS's
/// clients find some, as they do there, and can call the platform's own API, which by default checks none.
final class FunctionVariables {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/opt/bin";

    private static final String ACCESS_KEY = "ASIALUNGFISHLUNGFISH";
    private static final String SECRET = "not-a-secret";
    private static final String SESSION_TOKEN = "not-a-session";

    private final String region;
    private final Path runtimeDirectory;
    private final InstantSource clock;

    FunctionVariables(String region, Path runtimeDirectory, InstantSource clock) {
        this.region = region;
        this.runtimeDirectory = runtimeDirectory;
        this.clock = clock;
    }

    /// All variables; the user's go before the runtime's, and the contract's before both.
    Map<String, String> of(
            String id,
            Revision revision,
            EnvironmentKind kind,
            Map<String, String> runtime,
            Map<String, String> contract) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", PATH);
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.putAll(runtime);
        variables.putAll(revision.environment());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", SECRET);
        variables.put("AWS_SESSION_TOKEN", SESSION_TOKEN);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + revision.runtime());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", revision.service());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", revision.version());
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(revision.memoryMegabytes()));
        variables.put(
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                switch (kind) {
                    case ON_DEMAND -> "on-demand";
                    case PROVISIONED -> "provisioned-concurrency";
                    case REPLICA -> "lambda-managed-instances";
                });
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + revision.service());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream(id, revision));
        variables.put("LAMBDA_RUNTIME_DIR", runtimeDirectory.toString());
        variables.put("LAMBDA_TASK_ROOT", revision.codeDirectory().toString());
        if (revision.contract() == Contract.HANDLER) {
            variables.put("_HANDLER", revision.handler());
        }
        variables.putAll(contract);
        return variables;
    }

    private String logStream(String id, Revision revision) {
        String day = DAY.format(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return day + "/[" + revision.version() + "]" + id;
    }
}
