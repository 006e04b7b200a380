package dev.lungfish.planner.input;

/// The inputs cannot be planned with. The message names file and line and says what to do, a line for each mistake.
public final class BadInput extends Exception {

    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
