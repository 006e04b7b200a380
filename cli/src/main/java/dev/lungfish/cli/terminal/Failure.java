package dev.lungfish.cli.terminal;

/// A command cannot do what it was asked to. The message is a sentence for the user that says what to do.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
