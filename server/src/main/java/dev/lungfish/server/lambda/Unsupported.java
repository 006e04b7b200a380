package dev.lungfish.server.lambda;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Members of requests that Lungfish cannot honour. Empty ones, and those that ask for what is so anyway, do no harm;
/// every other one is refused by its name, never taken silently.
final class Unsupported {

    private static final String WAY_OUT = "Leave it out.";

    private Unsupported() {}

    /// Refuses a member that says anything.
    static void refuse(String member, @Nullable JsonNode value) {
        if (!saysNothing(value)) {
            throw ApiError.unsupported(member, WAY_OUT);
        }
    }

    /// Refuses a member that says anything but one harmless value of one of its own members.
    static void refuseUnless(
            String member, @Nullable JsonNode value, String inner, String harmless) {
        if (value == null || saysNothing(value)) {
            return;
        }
        String said = value.path(inner).asString("");
        if (!said.equals(harmless)) {
            throw ApiError.unsupported(member + " with " + inner + "=" + said, WAY_OUT);
        }
    }

    private static boolean saysNothing(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return true;
        }
        if (value.isObject() || value.isArray()) {
            return value.values().stream().allMatch(Unsupported::saysNothing);
        }
        return value.isString()
                ? value.asString().isEmpty()
                : value.isBoolean() && !value.asBoolean();
    }
}
