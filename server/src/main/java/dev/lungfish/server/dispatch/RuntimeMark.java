package dev.lungfish.server.dispatch;

/// The line by which a language runtime tells that it runs, before it loads the function.
public final class RuntimeMark {

    /// A byte that no program writes by chance begins it.
    public static final String LINE = "\u0001lungfish: the runtime runs";

    private RuntimeMark() {}

    static boolean isIn(String line) {
        return line.equals(LINE);
    }
}
