package dev.lungfish.assessor.archive;

import java.io.IOException;

/// A program of which nothing can be read. The message is a sentence that says what to do.
public final class BadProgram extends IOException {

    private static final long serialVersionUID = 1;

    public BadProgram(String message) {
        super(message);
    }

    public BadProgram(String message, Throwable cause) {
        super(message, cause);
    }
}
