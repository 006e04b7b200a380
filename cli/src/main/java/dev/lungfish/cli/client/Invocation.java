package dev.lungfish.cli.client;

import org.jspecify.annotations.Nullable;

/// What an invocation came to.
///
/// @param functionError `Unhandled` or `Handled` where the function failed; the payload is its error then
/// @param logTail the end of its log, where that was asked for
public record Invocation(
        int status,
        @Nullable String executedVersion,
        @Nullable String functionError,
        @Nullable String logTail,
        byte[] payload) {}
