package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.store.AliasDeclaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.VersionDeclaration;
import org.jspecify.annotations.Nullable;

/// What a resource policy is for: a function, a version or an alias.
///
/// @param key a version's number, an alias, or empty for the function itself
record PolicyTarget(String key) {

    static PolicyTarget of(FunctionReference reference) {
        String qualifier = reference.qualifier();
        return new PolicyTarget(
                qualifier == null || qualifier.equals(Revision.LATEST) ? "" : qualifier);
    }

    /// The token of what the policy is for; the policy has none of its own.
    String revisionId(Draft draft) {
        AliasDeclaration alias = draft.aliases().get(key);
        return alias == null ? version(draft).revisionId() : alias.revisionId();
    }

    /// @throws ApiError if the caller has seen another state than there is now
    void refuseStale(Draft draft, @Nullable String expected) {
        if (expected != null && !expected.equals(revisionId(draft))) {
            throw new ApiError(
                    ErrorType.PRECONDITION_FAILED,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id");
        }
    }

    /// Gives what the policy is for a new token, since a change of the policy is one of it.
    boolean touch(Draft draft) {
        String token = Ids.token();
        AliasDeclaration alias = draft.aliases().get(key);
        if (alias != null) {
            draft.aliases().put(key, alias.withRevisionId(token));
        } else if (key.isEmpty()) {
            draft.setLatest(draft.latest().withRevisionId(token));
        } else {
            draft.versions().put(Integer.parseInt(key), version(draft).withRevisionId(token));
        }
        return true;
    }

    private VersionDeclaration version(Draft draft) {
        if (key.isEmpty()) {
            return draft.latest();
        }
        VersionDeclaration version = draft.versions().get(Integer.parseInt(key));
        if (version == null) {
            throw ApiError.notFound("Function not found: " + draft.name() + ":" + key);
        }
        return version;
    }
}
