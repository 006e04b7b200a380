package dev.lungfish.server.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The API's `AddPermissionRequest`.
record AddPermissionRequest(
        @Nullable String statementId,
        @Nullable String action,
        @Nullable String principal,
        @Nullable String sourceArn,
        @Nullable String sourceAccount,
        @Nullable String eventSourceToken,
        @Nullable String revisionId,
        @JsonProperty("PrincipalOrgID") @Nullable String principalOrgId,
        @Nullable String functionUrlAuthType,
        @Nullable Boolean invokedViaFunctionUrl) {

    private static final Pattern ACTION = Pattern.compile("(lambda:[*]|lambda:[a-zA-Z]+|[*])");
    private static final Pattern PRINCIPAL = Pattern.compile("[^\\s]+");
    private static final Pattern SOURCE_ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9._\\-]+");
    private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern SOURCE_ARN =
            Pattern.compile(
                    "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");

    /// Adds what breaks the service model's constraints.
    void check(Violations violations) {
        violations
                .required(action, "action")
                .pattern(action, "action", ACTION)
                .required(principal, "principal")
                .pattern(principal, "principal", PRINCIPAL)
                .pattern(sourceArn, "sourceArn", SOURCE_ARN)
                .pattern(sourceAccount, "sourceAccount", SOURCE_ACCOUNT)
                .length(eventSourceToken, "eventSourceToken", 0, 256)
                .pattern(eventSourceToken, "eventSourceToken", TOKEN)
                .pattern(principalOrgId, "principalOrgID", ORGANISATION)
                .oneOf(functionUrlAuthType, "functionUrlAuthType", List.of("NONE", "AWS_IAM"));
    }

    /// The statement that it becomes.
    ///
    /// @throws ApiError if the principal is none
    Map<String, Object> statement(String resource) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", Objects.requireNonNull(statementId));
        statement.put("Effect", "Allow");
        statement.put("Principal", principal(Objects.requireNonNull(principal)));
        statement.put("Action", Objects.requireNonNull(action));
        statement.put("Resource", resource);
        Map<String, Object> condition = condition();
        if (!condition.isEmpty()) {
            statement.put("Condition", condition);
        }
        return statement;
    }

    private static Object principal(String principal) {
        if (principal.equals("*")) {
            return principal;
        }
        if (principal.endsWith(".amazonaws.com")) {
            return Map.of("Service", principal);
        }
        if (SOURCE_ACCOUNT.matcher(principal).matches()) {
            return Map.of("AWS", "arn:aws:iam::" + principal + ":root");
        }
        if (principal.matches("arn:aws[a-zA-Z-]*:(iam|sts)::.+")) {
            return Map.of("AWS", principal);
        }
        throw ApiError.invalid(
                "The provided principal was invalid. Please check the principal and try again.");
    }

    private Map<String, Object> condition() {
        Map<String, Object> equal = new LinkedHashMap<>();
        put(equal, "lambda:FunctionUrlAuthType", functionUrlAuthType);
        put(equal, "aws:PrincipalOrgID", principalOrgId);
        put(equal, "AWS:SourceAccount", sourceAccount);
        put(equal, "lambda:EventSourceToken", eventSourceToken);
        Map<String, Object> condition = new LinkedHashMap<>();
        if (!equal.isEmpty()) {
            condition.put("StringEquals", equal);
        }
        if (invokedViaFunctionUrl != null) {
            condition.put(
                    "Bool",
                    Map.of("lambda:InvokedViaFunctionUrl", invokedViaFunctionUrl.toString()));
        }
        if (sourceArn != null) {
            condition.put("ArnLike", Map.of("AWS:SourceArn", sourceArn));
        }
        return condition;
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
