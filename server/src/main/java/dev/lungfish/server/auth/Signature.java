package dev.lungfish.server.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a request says about its signature, wherever it says it.
///
/// @param date the time of signing as it stands there, in ISO 8601's basic format or, from a `Date` header, in HTTP's
/// @param expires how many seconds it holds, or empty for the usual five minutes
/// @param sessionToken or empty
record Signature(
        String algorithm,
        String credential,
        List<String> signedHeaders,
        String hex,
        String date,
        String expires,
        String sessionToken)
        implements Presented {

    private static final Pattern SEPARATORS = Pattern.compile("[, ]+");

    /// Finds the signature of a request.
    static Presented of(SignedRequest request, Query query) {
        String authorization = request.header("authorization");
        boolean inQuery = !query.first("X-Amz-Algorithm").isEmpty();
        if (inQuery && !authorization.isEmpty()) {
            return new Presented.Refused(
                    Denial.invalid(
                            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."));
        }
        if (inQuery) {
            return inQuery(query);
        }
        return authorization.startsWith("AWS4-")
                ? inHeader(request, authorization)
                : new Presented.Refused(Denial.missing());
    }

    private static Presented inHeader(SignedRequest request, String authorization) {
        Map<String, String> parts = new LinkedHashMap<>();
        List<String> words = List.of(SEPARATORS.split(authorization, -1));
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                parts.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        String date = request.header("x-amz-date");
        if (date.isEmpty()) {
            date = request.header("date");
        }
        List<String> missing = new ArrayList<>();
        for (String part : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parts.getOrDefault(part, "").isEmpty()) {
                missing.add("Authorization header requires '" + part + "' parameter.");
            }
        }
        if (date.isEmpty()) {
            missing.add(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        if (!missing.isEmpty()) {
            return new Presented.Refused(Denial.incomplete(String.join(" ", missing)));
        }
        return new Signature(
                words.getFirst(),
                parts.getOrDefault("Credential", ""),
                headerNames(parts.getOrDefault("SignedHeaders", "")),
                parts.getOrDefault("Signature", ""),
                date,
                "",
                request.header("x-amz-security-token"));
    }

    private static Presented inQuery(Query query) {
        List<String> missing = new ArrayList<>();
        for (String name :
                List.of(
                        "X-Amz-Credential",
                        "X-Amz-Signature",
                        "X-Amz-SignedHeaders",
                        "X-Amz-Date")) {
            if (query.first(name).isEmpty()) {
                missing.add("AWS query-string parameters must include '" + name + "'.");
            }
        }
        if (!missing.isEmpty()) {
            missing.add("Re-examine the query-string parameters.");
            return new Presented.Refused(Denial.incomplete(String.join(" ", missing)));
        }
        return new Signature(
                query.first("X-Amz-Algorithm"),
                query.first("X-Amz-Credential"),
                headerNames(query.first("X-Amz-SignedHeaders")),
                query.first("X-Amz-Signature"),
                query.first("X-Amz-Date"),
                query.first("X-Amz-Expires"),
                query.first("X-Amz-Security-Token"));
    }

    private static List<String> headerNames(String joined) {
        return List.copyOf(new TreeSet<>(List.of(joined.toLowerCase(Locale.ROOT).split(";", -1))));
    }
}
