package dev.lungfish.server.web;

/// How a request to a web program ended.
public sealed interface WebOutcome {

    /// The program's answer was passed on whole.
    record Answered(int status) implements WebOutcome {}

    /// The program closed the connection, or answered with something that is not HTTP.
    ///
    /// @param reason a sentence about the program
    record Failed(String reason) implements WebOutcome {}

    /// The program took no connection, so that it has certainly not seen the request, which waits for another program.
    ///
    /// @param reason a sentence about the program
    record Unreached(String reason) implements WebOutcome {}

    /// The program had not answered when its time was over.
    record TimedOut() implements WebOutcome {}

    /// The caller had gone before it had the whole answer; the program may still be at work.
    record CallerLeft() implements WebOutcome {}
}
