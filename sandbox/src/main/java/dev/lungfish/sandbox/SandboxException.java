package dev.lungfish.sandbox;

/// A sandbox could not be started. The message says why and what to do.
public sealed class SandboxException extends Exception permits NoProgramException {

    private static final long serialVersionUID = 1;

    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
