package dev.lungfish.server.dispatch;

import io.netty.buffer.ByteBuf;

/// How an invocation of a handler ended.
public sealed interface Outcome {

    /// The handler's answer; whoever takes the outcome releases it.
    record Answered(ByteBuf payload) implements Outcome {}

    /// The handler reported an error, and how; whoever takes the outcome releases it.
    record Raised(ByteBuf error) implements Outcome {}

    /// The runtime or its sandbox failed.
    record Failed(Failure failure) implements Outcome {}
}
