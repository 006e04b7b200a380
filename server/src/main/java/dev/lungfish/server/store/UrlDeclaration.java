package dev.lungfish.server.store;

import dev.lungfish.server.catalog.FunctionUrl;
import org.jspecify.annotations.Nullable;

/// A function's or an alias' own HTTP address.
///
/// @param urlId the first label of its host name
/// @param requiresSignature whether callers must sign
public record UrlDeclaration(
        String urlId,
        boolean requiresSignature,
        FunctionUrl.@Nullable Cors cors,
        long createdMillis,
        long modifiedMillis) {}
