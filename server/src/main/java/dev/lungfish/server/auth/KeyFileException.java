package dev.lungfish.server.auth;

/// A file of keys cannot be used. The message says why and what to do.
public final class KeyFileException extends Exception {

    private static final long serialVersionUID = 1;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
