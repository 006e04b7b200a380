package dev.lungfish.server.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A qualifier's own HTTP address.
///
/// @param urlId the first label of its host name
/// @param qualifier an alias, or empty for `$LATEST`
/// @param requiresSignature whether callers must sign (`AWS_IAM`) or need not (`NONE`)
public record FunctionUrl(
        String urlId, String qualifier, boolean requiresSignature, @Nullable Cors cors) {

    /// Which other origins' pages may call it, as browsers ask before they do.
    public record Cors(
            boolean allowCredentials,
            List<String> allowHeaders,
            List<String> allowMethods,
            List<String> allowOrigins,
            List<String> exposeHeaders,
            @Nullable Integer maxAgeSeconds) {}
}
