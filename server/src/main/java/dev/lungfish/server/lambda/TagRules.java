package dev.lungfish.server.lambda;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tags may be, after AWS's "Using tags on Lambda functions".
final class TagRules {

    private static final int MAX_TAGS = 50;
    private static final int MAX_KEY_LENGTH = 128;
    private static final int MAX_VALUE_LENGTH = 256;

    private TagRules() {}

    /// @throws ApiError if there are too many, or one is too long or AWS's own
    static void check(@Nullable Map<String, String> tags) {
        if (tags == null) {
            return;
        }
        if (tags.size() > MAX_TAGS) {
            throw ApiError.invalid("Number of tags exceeds resource tag limit.");
        }
        tags.forEach(TagRules::check);
    }

    private static void check(String key, @Nullable String value) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw ApiError.invalid("The tag key '" + key + "' must have 1 to 128 characters.");
        }
        if (value == null || value.length() > MAX_VALUE_LENGTH) {
            throw ApiError.invalid(
                    "The value of the tag '" + key + "' must have at most 256 characters.");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw ApiError.invalid(
                    "The tag key '" + key + "' begins with aws:, which is for AWS itself.");
        }
    }
}
