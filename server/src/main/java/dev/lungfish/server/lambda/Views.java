package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.lambda.FunctionConfiguration.Environment;
import dev.lungfish.server.lambda.FunctionConfiguration.EphemeralStorage;
import dev.lungfish.server.lambda.FunctionConfiguration.LoggingConfig;
import dev.lungfish.server.lambda.FunctionConfiguration.SnapStart;
import dev.lungfish.server.lambda.FunctionConfiguration.TracingConfig;
import dev.lungfish.server.store.Configuration;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Declared versions as the API shows them.
final class Views {

    private static final String BEING_CREATED = "The function is being created.";

    private Views() {}

    /// The API's `State`.
    static String state(Progress progress) {
        return switch (progress) {
            case CREATING -> "Pending";
            case CREATE_FAILED -> "Failed";
            case UPDATING, READY, UPDATE_FAILED -> "Active";
        };
    }

    private static @Nullable String updateStatus(VersionDeclaration version) {
        return switch (version.progress()) {
            case CREATING, CREATE_FAILED -> null;
            case UPDATING -> "InProgress";
            case READY -> "Successful";
            case UPDATE_FAILED -> "Failed";
        };
    }

    /// @param arn as the caller addressed it
    static FunctionConfiguration configuration(
            String function, VersionDeclaration version, String arn) {
        Configuration configuration = version.configuration();
        Progress progress = version.progress();
        return new FunctionConfiguration(
                function,
                arn,
                configuration.runtime(),
                configuration.role(),
                configuration.handler(),
                version.code().sizeBytes(),
                configuration.description(),
                configuration.timeoutSeconds(),
                configuration.memoryMegabytes(),
                Timestamps.modified(version.modifiedMillis()),
                version.code().sha256Base64(),
                version.version(),
                configuration.environment() == null
                        ? null
                        : new Environment(configuration.environment()),
                new TracingConfig("PassThrough"),
                version.revisionId(),
                state(progress),
                reason(version, Progress.CREATING, Progress.CREATE_FAILED),
                reasonCode(progress, Progress.CREATING, Progress.CREATE_FAILED),
                updateStatus(version),
                reason(version, Progress.UPDATING, Progress.UPDATE_FAILED),
                reasonCode(progress, Progress.UPDATING, Progress.UPDATE_FAILED),
                "Zip",
                List.of(configuration.architecture().wireName()),
                new EphemeralStorage(configuration.temporaryMegabytes()),
                new SnapStart("None", "Off"),
                new LoggingConfig("Text", logGroup(function, configuration)));
    }

    private static @Nullable String reason(
            VersionDeclaration version, Progress underWay, Progress failed) {
        if (version.progress() == underWay) {
            return BEING_CREATED;
        }
        return version.progress() == failed ? version.reason() : null;
    }

    private static @Nullable String reasonCode(
            Progress progress, Progress underWay, Progress failed) {
        if (progress == underWay) {
            return "Creating";
        }
        return progress == failed ? "InternalError" : null;
    }

    private static String logGroup(String function, Configuration configuration) {
        return configuration.logGroup() == null
                ? "/aws/lambda/" + function
                : configuration.logGroup();
    }

    /// Whether a qualifier is a version's number.
    static boolean isNumber(String qualifier) {
        return !qualifier.isEmpty() && qualifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether a qualifier can only be an alias.
    static boolean isAliasName(String qualifier) {
        return !isNumber(qualifier) && !qualifier.equals(Revision.LATEST);
    }
}
