package dev.lungfish.benchmarks.hop;

/// The paths that every candidate serves.
final class Paths {

    /// Answers with the request's body.
    static final String ECHO = "/echo";

    /// Answers with what a runtime makes of the request's body.
    static final String INVOKE = "/2015-03-31/functions/echo/invocations";

    /// A runtime's long poll for the next body.
    static final String NEXT = "/2018-06-01/runtime/invocation/next";

    /// Before an invocation's id, where a runtime posts its answer.
    static final String RESPONSE_PREFIX = "/2018-06-01/runtime/invocation/";

    /// After it.
    static final String RESPONSE_SUFFIX = "/response";

    static final String REQUEST_ID = "Lambda-Runtime-Aws-Request-Id";

    private Paths() {}

    /// The id in the path of a runtime's answer.
    static String invocationId(String path) {
        return path.substring(RESPONSE_PREFIX.length(), path.length() - RESPONSE_SUFFIX.length());
    }
}
