package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.store.Draft;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an alias may point to.
final class AliasRules {

    private static final Pattern VERSION_NUMBER = Pattern.compile("[0-9]+");

    private AliasRules() {}

    /// Adds what breaks the service model's constraints.
    static void checkShape(Map<String, @Nullable Double> weights, Violations violations) {
        violations.keys(
                weights,
                "routingConfig.additionalVersionWeights",
                VERSION_NUMBER,
                "Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+");
        if (!weights.values().stream().allMatch(w -> w != null && w >= 0 && w <= 1)) {
            violations.add(
                    weights,
                    "routingConfig.additionalVersionWeights",
                    "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]");
        }
    }

    /// The weights, if all versions are there and fit together.
    static SortedMap<String, Double> check(
            Draft draft,
            Account account,
            String version,
            Map<String, ? extends @Nullable Double> weights) {
        if (weights.size() > 1) {
            throw ApiError.invalid(
                    "Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        refuseUnknown(draft, account, version);
        SortedMap<String, Double> checked = new TreeMap<>();
        weights.forEach(
                (other, weight) -> {
                    if (other.equals(version)) {
                        throw ApiError.invalid(
                                "Invalid function version %s. Function version %s is already included in routing configuration."
                                        .formatted(other, other));
                    }
                    if (version.equals(Revision.LATEST)) {
                        throw ApiError.invalid(
                                "$LATEST is not supported for an alias pointing to more than 1 version");
                    }
                    refuseUnknown(draft, account, other);
                    if (weight != null) {
                        checked.put(other, weight);
                    }
                });
        return checked;
    }

    /// An alias with provisioned environments points to a published version without its own.
    static void checkProvisioned(Draft draft, String alias, String version) {
        if (!draft.provisioned().containsKey(alias)) {
            return;
        }
        if (version.equals(Revision.LATEST)) {
            throw ApiError.invalid(
                    "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }
        if (draft.provisioned().containsKey(version)) {
            throw ApiError.conflict(
                    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        }
    }

    private static void refuseUnknown(Draft draft, Account account, String version) {
        boolean known =
                version.equals(Revision.LATEST)
                        || draft.versions().values().stream()
                                .anyMatch(published -> published.version().equals(version));
        if (!known) {
            throw ApiError.functionNotFound(account.arn(draft.name(), version));
        }
    }
}
