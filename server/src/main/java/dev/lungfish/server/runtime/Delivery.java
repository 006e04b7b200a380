package dev.lungfish.server.runtime;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// One invocation as a runtime gets it.
///
/// @param clientContext JSON, or null where the caller sent none
/// @param payload the event; whoever takes the delivery releases it
public record Delivery(
        String requestId,
        long deadlineEpochMillis,
        String functionArn,
        String traceId,
        @Nullable String clientContext,
        ByteBuf payload) {}
