package dev.lungfish.server.web;

/// How long a program may take over one request, in nanoseconds; 0 stands for no limit.
///
/// The names are those of Knative's revisions: `timeoutSeconds`, `responseStartTimeoutSeconds`, `idleTimeoutSeconds`.
///
/// @param wholeNanos from the request to the end of its answer
/// @param startNanos from the request to the answer's head
/// @param idleNanos between two parts of the answer
public record WebTimes(long wholeNanos, long startNanos, long idleNanos) {

    public WebTimes {
        if (wholeNanos < 0 || startNanos < 0 || idleNanos < 0) {
            throw new IllegalArgumentException("a time is 0 or more nanoseconds");
        }
    }

    /// For a function: one limit on all of it.
    public static WebTimes whole(long nanos) {
        return new WebTimes(nanos, 0, 0);
    }

    /// For an always-on program, whose answers may be without end.
    ///
    /// @param idleNanos 0 to let an answer stand still for any time
    public static WebTimes untilStart(long nanos, long idleNanos) {
        return new WebTimes(0, nanos, idleNanos);
    }
}
