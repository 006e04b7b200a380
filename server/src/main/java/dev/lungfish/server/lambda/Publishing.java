package dev.lungfish.server.lambda;

import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Configuration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import org.jspecify.annotations.Nullable;

/// Makes versions of `$LATEST`, and takes them away.
final class Publishing {

    private static final String UNDER_WAY =
            "The operation cannot be performed at this time. An update is in progress for resource: ";
    private static final String NOT_ACTIVE =
            "The operation cannot be performed at this time. The function is currently in the following state: ";

    private Publishing() {}

    /// Publishes a version, unless the last one has the same code and configuration.
    ///
    /// @param description null for that of `$LATEST`
    /// @return the version, be it new or the last one
    static VersionDeclaration publish(Draft draft, @Nullable String description) {
        VersionDeclaration latest = draft.latest();
        VersionDeclaration last = draft.versions().get(draft.lastVersion());
        if (last != null && last.content().equals(latest.content())) {
            return last;
        }
        Configuration configuration = latest.configuration();
        int number = draft.nextVersion();
        VersionDeclaration version =
                new VersionDeclaration(
                        Integer.toString(number),
                        Ids.token(),
                        Ids.token(),
                        latest.content(),
                        description == null
                                ? configuration
                                : configuration.withDescription(description),
                        latest.code(),
                        latest.modifiedMillis(),
                        latest.progress() == Progress.READY ? Progress.READY : Progress.CREATING,
                        "");
        draft.versions().put(number, version);
        draft.setLatest(latest.withRevisionId(Ids.token()));
        return version;
    }

    /// Removes a version if it is there, with what hangs on it.
    ///
    /// @throws ApiError if an alias points to it
    static boolean unpublish(Draft draft, String version) {
        for (AliasDeclaration alias : draft.aliases().values()) {
            if (alias.version().equals(version) || alias.weights().containsKey(version)) {
                throw ApiError.conflict(
                        "The version %s is used by the alias %s. Point the alias to another version, or delete it first."
                                .formatted(version, alias.name()));
            }
        }
        draft.versions().values().removeIf(published -> published.version().equals(version));
        draft.provisioned().remove(version);
        draft.policies().remove(version);
        return true;
    }

    /// @throws ApiError while `$LATEST` is on its way
    static void refuseWhileUnderWay(Draft draft, Account account) {
        Progress progress = draft.latest().progress();
        if (progress == Progress.CREATING) {
            throw ApiError.conflict(NOT_ACTIVE + Views.state(progress));
        }
        if (progress.underWay()) {
            throw ApiError.conflict(UNDER_WAY + account.arn(draft.name(), null));
        }
    }

    /// @throws ApiError if the caller has seen another state than there is now
    static void refuseStale(@Nullable String expected, String actual) {
        if (expected != null && !expected.equals(actual)) {
            throw new ApiError(
                    ErrorType.PRECONDITION_FAILED,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        }
    }
}
