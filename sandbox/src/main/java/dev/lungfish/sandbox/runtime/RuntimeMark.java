package dev.lungfish.sandbox.runtime;

/// The line by which a language runtime tells that it runs, as its first act, before it loads the function. It is the
/// platform's, and belongs in no log. The runtimes of Java, Node.js and Python print it for handlers; what brings its own
/// runtime, or serves HTTP itself, does not.
public final class RuntimeMark {

    /// A character that no program writes by chance begins it.
    static final String LINE = "\u0001lungfish: the runtime runs";

    private RuntimeMark() {}

    /// Whether a line of output is the mark.
    public static boolean is(String line) {
        return line.equals(LINE);
    }
}
