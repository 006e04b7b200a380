package dev.lungfish.server.store;

import dev.lungfish.core.service.Architecture;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a user has configured for a version, checked.
///
/// @param environment the user's variables; null where none were ever given, which the API tells apart from no entry
/// @param logGroup null for the default
public record Configuration(
        String description,
        String role,
        String runtime,
        String handler,
        Architecture architecture,
        int memoryMegabytes,
        int timeoutSeconds,
        int temporaryMegabytes,
        @Nullable SortedMap<String, String> environment,
        @Nullable String logGroup) {

    public Configuration {
        environment =
                environment == null
                        ? null
                        : Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    public Configuration withDescription(String text) {
        return new Configuration(
                text,
                role,
                runtime,
                handler,
                architecture,
                memoryMegabytes,
                timeoutSeconds,
                temporaryMegabytes,
                environment,
                logGroup);
    }

    public Configuration withArchitecture(Architecture other) {
        return new Configuration(
                description,
                role,
                runtime,
                handler,
                other,
                memoryMegabytes,
                timeoutSeconds,
                temporaryMegabytes,
                environment,
                logGroup);
    }
}
