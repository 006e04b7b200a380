package dev.lungfish.sandbox.process;

/// The walls around a sandbox of this backend. Neither is a wall against a program that wants out: a program runs as
/// the platform's own user, sees the machine's files, and shares its network.
public enum Isolation {
    /// Own process and mount namespace: nothing it forks can stay behind, and `/tmp` is its own with a size limit,
    /// held in memory (a tmpfs).
    NAMESPACES(
            "Sandboxes have their own processes and their own /tmp (Linux namespaces); "
                    + "they share this machine's files and network."),
    /// Own session only: `TMPDIR` names its own directory, without a size limit, and a process that hides its origin
    /// on purpose can stay behind.
    SESSION(
            "This machine does not allow Linux namespaces, so sandboxes share /tmp (each has a TMPDIR of its own) "
                    + "and a program that hides from its parent may outlive its sandbox.");

    private final String sentence;

    Isolation(String sentence) {
        this.sentence = sentence;
    }

    /// What holds and what does not, for people.
    public String sentence() {
        return sentence;
    }
}
