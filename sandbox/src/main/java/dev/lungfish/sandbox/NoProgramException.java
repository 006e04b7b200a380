package dev.lungfish.sandbox;

/// The program that a sandbox was to run is not there, or is none.
public final class NoProgramException extends SandboxException {

    private static final long serialVersionUID = 1;

    public NoProgramException(String message) {
        super(message);
    }
}
