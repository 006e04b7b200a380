package dev.lungfish.server.runtime;

import io.netty.buffer.ByteBuf;

/// What a runtime tells its environment. All calls come on the session's event loop.
public interface RuntimeEvents {

    /// The runtime has asked for its first invocation: its initialisation is over.
    void initialised();

    /// The runtime asks for an invocation. It is done with the last one, the lines that it wrote about it included.
    void asked();

    /// The runtime could not initialise.
    ///
    /// @param error what the runtime reports, usually JSON with `errorType` and `errorMessage`; the callee releases it
    void initFailed(ByteBuf error);

    /// The invocation is answered; the callee releases the payload.
    void responded(String requestId, ByteBuf payload);

    /// The invocation is answered with an error.
    ///
    /// @param error the body that the runtime sent; the callee releases it
    void failed(String requestId, ByteBuf error);

    /// The runtime's answer broke a rule of the contract.
    ///
    /// @param errorType AWS's name of the fault, such as `Function.ResponseSizeTooLarge`
    void violated(String requestId, String errorType, String message);
}
