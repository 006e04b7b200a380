package dev.lungfish.server.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a caller names a function: `NAME`, `NAME:QUALIFIER`, `ACCOUNT:function:NAME[:QUALIFIER]` or a whole ARN.
///
/// @param qualifier a version, an alias or `$LATEST`; null where none was given
public record FunctionReference(String name, @Nullable String qualifier) {

    private static final Pattern PARTS =
            Pattern.compile(
                    "(?:arn:aws[a-zA-Z-]*:lambda:)?(?:(?<region>[a-z]+(?:-[a-z]+)+-\\d):)?(?:(?<account>\\d{12}):)?(?:function:)?(?<name>[^:]+)(?::(?<qualifier>.+))?");
    private static final Pattern QUALIFIER =
            Pattern.compile("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");

    /// Reads a name as the operations on versions and aliases take it.
    ///
    /// @param qualifier the request's own parameter, beside the name
    /// @throws ApiError if the name is none, means another account or region, or has another qualifier
    public static FunctionReference parse(
            Account account, String name, @Nullable String qualifier) {
        return parse(account, NameShape.NAMESPACED, name, qualifier, new Violations());
    }

    /// Reads a name as a certain operation takes it, and refuses with everything that `violations` has found before.
    static FunctionReference parse(
            Account account,
            NameShape shape,
            String name,
            @Nullable String qualifier,
            Violations violations) {
        violations
                .length(qualifier, "qualifier", 1, 128)
                .pattern(qualifier, "qualifier", QUALIFIER);
        shape.check(name, violations);
        violations.refuse();
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            throw ApiError.invalid("'" + name + "' names no function. Use its name or its ARN.");
        }
        refuseElsewhere(account, parts.group("region"), parts.group("account"));
        String own = parts.group("qualifier");
        if (own != null && qualifier != null && !own.equals(qualifier)) {
            throw ApiError.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionReference(parts.group("name"), own == null ? qualifier : own);
    }

    private static void refuseElsewhere(
            Account account, @Nullable String region, @Nullable String id) {
        if (region != null && !region.equals(account.region())) {
            throw ApiError.notFound(
                    "Functions from '%s' are not reachable in this region ('%s')"
                            .formatted(region, account.region()));
        }
        if (id != null && !id.equals(account.id())) {
            throw new ApiError(
                    ErrorType.ACCESS_DENIED,
                    "The function belongs to account %s; this platform stands for account %s."
                            .formatted(id, account.id()));
        }
    }

    /// The ARN with the qualifier that was given.
    String arn(Account account) {
        return account.arn(name, qualifier);
    }
}
