package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.FunctionUrl;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The API's `CreateFunctionUrlConfigRequest` and `UpdateFunctionUrlConfigRequest`.
record UrlRequest(@Nullable String authType, @Nullable Cors cors, @Nullable String invokeMode) {

    static final String IAM = "AWS_IAM";
    static final String BUFFERED = "BUFFERED";

    /// Adds what breaks the service model's constraints.
    void check(Violations violations) {
        violations
                .oneOf(authType, "authType", List.of("NONE", IAM))
                .oneOf(invokeMode, "invokeMode", List.of("RESPONSE_STREAM", BUFFERED));
        if (cors != null) {
            cors.check(violations);
        }
    }

    record Cors(
            @Nullable Boolean allowCredentials,
            @Nullable List<String> allowHeaders,
            @Nullable List<String> allowMethods,
            @Nullable List<String> allowOrigins,
            @Nullable List<String> exposeHeaders,
            @Nullable Integer maxAge) {

        static Cors of(FunctionUrl.Cors cors) {
            return new Cors(
                    cors.allowCredentials() ? true : null,
                    listOrNull(cors.allowHeaders()),
                    listOrNull(cors.allowMethods()),
                    listOrNull(cors.allowOrigins()),
                    listOrNull(cors.exposeHeaders()),
                    cors.maxAgeSeconds());
        }

        private static @Nullable List<String> listOrNull(List<String> list) {
            return list.isEmpty() ? null : list;
        }

        void check(Violations violations) {
            violations
                    .size(allowHeaders, "cors.allowHeaders", 0, 100)
                    .size(allowMethods, "cors.allowMethods", 0, 6)
                    .size(allowOrigins, "cors.allowOrigins", 0, 100)
                    .size(exposeHeaders, "cors.exposeHeaders", 0, 100)
                    .range(maxAge, "cors.maxAge", 0, 86_400);
        }

        FunctionUrl.Cors toCatalog() {
            return new FunctionUrl.Cors(
                    Boolean.TRUE.equals(allowCredentials),
                    Objects.requireNonNullElse(allowHeaders, List.of()),
                    Objects.requireNonNullElse(allowMethods, List.of()),
                    Objects.requireNonNullElse(allowOrigins, List.of()),
                    Objects.requireNonNullElse(exposeHeaders, List.of()),
                    maxAge);
        }
    }
}
