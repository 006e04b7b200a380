package dev.lungfish.server.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a signature's key is for: `AKID/20150830/us-east-1/lambda/aws4_request`.
record Scope(String keyId, String day, String region, String service, String terminator) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final String TERMINATOR = "aws4_request";

    /// The scope that a credential names, if it has five parts.
    static Optional<Scope> parse(String credential) {
        List<String> parts = List.of(credential.split("/", -1));
        return parts.size() == 5
                ? Optional.of(
                        new Scope(
                                parts.get(0),
                                parts.get(1),
                                parts.get(2),
                                parts.get(3),
                                parts.get(4)))
                : Optional.empty();
    }

    /// What is wrong with it for this service at this time of signing.
    Optional<Denial> check(String expectedService, SigningTime time) {
        List<String> wrong = new ArrayList<>();
        if (!REGION.matcher(region).matches()) {
            wrong.add("Credential should be scoped to a valid region.");
        }
        if (!service.equals(expectedService)) {
            wrong.add("Credential should be scoped to correct service: '" + expectedService + "'.");
        }
        if (!terminator.equals(TERMINATOR)) {
            wrong.add("Credential should be scoped with a valid terminator: 'aws4_request'.");
        }
        if (!day.equals(time.day())) {
            wrong.add(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%s' != '%s', from '%s'."
                            .formatted(day, time.day(), time.basic()));
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(Denial.invalid(String.join(" ", wrong)));
    }

    /// The scope without the key, as it is signed.
    String text() {
        return day + "/" + region + "/" + service + "/" + terminator;
    }
}
