package dev.lungfish.server.lambda;

import org.jspecify.annotations.Nullable;

/// The account and region that the platform stands for.
///
/// @param id twelve digits
/// @param concurrency how many requests all functions together may serve at once
public record Account(String id, String region, int concurrency) {

    /// What must stay for functions without a reservation.
    public static final int MIN_UNRESERVED = 100;

    /// The one that a platform stands for unless it is told otherwise.
    public static final Account DEFAULT = new Account("000000000000", "us-east-1", 1000);

    public Account {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("an account id has twelve digits");
        }
    }

    /// The ARN of a function, or of its version or alias.
    public String arn(String name, @Nullable String qualifier) {
        String arn = "arn:aws:lambda:" + region + ":" + id + ":function:" + name;
        return qualifier == null ? arn : arn + ":" + qualifier;
    }
}
