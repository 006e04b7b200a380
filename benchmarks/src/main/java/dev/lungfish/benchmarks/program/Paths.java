package dev.lungfish.benchmarks.program;

/// What the program serves.
public final class Paths {

    /// Answers 200 with nothing, as soon as it runs.
    public static final String READY = "/ready";

    /// Answers a GET with a hundred bytes of JSON.
    public static final String SMALL = "/small";

    /// Answers a POST with the number of bytes in its body.
    public static final String COUNT = "/count";

    /// Before a number: answers a GET with so many bytes.
    public static final String BYTES = "/bytes/";

    /// Answers a GET with nothing after 15 ms of waiting and 2 ms of processor time.
    public static final String WORK = "/work";

    private Paths() {}
}
