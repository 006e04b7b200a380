package dev.lungfish.server.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects the constraints of the service model that a request breaks, and words them as AWS does.
final class Violations {

    private final List<String> found = new ArrayList<>();

    Violations required(@Nullable Object value, String member) {
        if (value == null) {
            found.add(
                    "Value null at '"
                            + member
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    Violations pattern(@Nullable String value, String member, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            add(value, member, "Member must satisfy regular expression pattern: " + pattern);
        }
        return this;
    }

    Violations length(@Nullable String value, String member, int least, int most) {
        if (value != null && value.length() < least) {
            add(value, member, "Member must have length greater than or equal to " + least);
        }
        if (value != null && value.length() > most) {
            add(value, member, "Member must have length less than or equal to " + most);
        }
        return this;
    }

    Violations size(@Nullable List<?> value, String member, int least, int most) {
        if (value != null && value.size() < least) {
            add(value, member, "Member must have length greater than or equal to " + least);
        }
        if (value != null && value.size() > most) {
            add(value, member, "Member must have length less than or equal to " + most);
        }
        return this;
    }

    Violations range(@Nullable Integer value, String member, int least, int most) {
        if (value != null && value < least) {
            add(value, member, "Member must have value greater than or equal to " + least);
        }
        if (value != null && value > most) {
            add(value, member, "Member must have value less than or equal to " + most);
        }
        return this;
    }

    Violations oneOf(@Nullable String value, String member, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            add(value, member, "Member must satisfy enum value set: " + allowed);
        }
        return this;
    }

    Violations eachOneOf(@Nullable List<String> values, String member, List<String> allowed) {
        if (values != null && !allowed.containsAll(values)) {
            add(
                    values,
                    member,
                    "Member must satisfy constraint: [Member must satisfy enum value set: "
                            + allowed
                            + ", Member must not be null]");
        }
        return this;
    }

    Violations keys(
            @Nullable Map<String, ?> map, String member, Pattern pattern, String constraint) {
        if (map != null && !map.keySet().stream().allMatch(k -> pattern.matcher(k).matches())) {
            add(map, member, "Map keys must satisfy constraint: [" + constraint + "]");
        }
        return this;
    }

    void add(Object value, String member, String constraint) {
        found.add(
                "Value '"
                        + value
                        + "' at '"
                        + member
                        + "' failed to satisfy constraint: "
                        + constraint);
    }

    /// @throws ApiError with all that was found
    void refuse() {
        if (!found.isEmpty()) {
            throw new ApiError(
                    ErrorType.VALIDATION,
                    found.size()
                            + (found.size() == 1 ? " validation error" : " validation errors")
                            + " detected: "
                            + String.join("; ", found));
        }
    }
}
