package dev.lungfish.server.dispatch;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.NoProgramException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What went wrong with a function, in AWS Lambda's words.
///
/// Source: responses of AWS Lambda recorded by LocalStack, `tests/aws/services/lambda_/*.snapshot.json`.
///
/// @param type for example `Runtime.ExitError`
/// @param message a sentence
/// @param named whether the request's id comes before it on the wire: always, but where the answer broke a rule
public record Failure(String type, String message, boolean named) {

    Failure(String type, String message) {
        this(type, message, true);
    }

    private static final String TIMED_OUT = "Sandbox.Timedout";

    /// Whether it is the function's timeout.
    public boolean isTimeout() {
        return type.equals(TIMED_OUT);
    }

    static Failure timedOut(long limitNanos) {
        double seconds = (double) limitNanos / TimeUnit.SECONDS.toNanos(1);
        return new Failure(
                TIMED_OUT,
                String.format(Locale.ROOT, "Task timed out after %.2f seconds", seconds));
    }

    static Failure exited(Exit exit) {
        return new Failure(
                "Runtime.ExitError",
                switch (exit) {
                    case Exit.Status(int code) when code == 0 ->
                            "Runtime exited without providing a reason";
                    case Exit.Status(int code) -> "Runtime exited with error: exit status " + code;
                    case Exit.Signal(int number) ->
                            "Runtime exited with error: signal: " + signalName(number);
                    case Exit.OutOfMemory _ -> "Runtime exited with error: signal: killed";
                });
    }

    static Failure noProgram(NoProgramException reason) {
        return new Failure("Runtime.InvalidEntrypoint", String.valueOf(reason.getMessage()));
    }

    /// The runtime's answer broke a rule of the contract.
    static Failure violation(String type, String message) {
        return new Failure(type, message, false);
    }

    static Failure notStarted(String reason) {
        return new Failure("Sandbox.Failure", reason);
    }

    private static String signalName(int number) {
        return switch (number) {
            case 2 -> "interrupt";
            case 4 -> "illegal instruction";
            case 6 -> "aborted";
            case 8 -> "floating point exception";
            case 9 -> "killed";
            case 11 -> "segmentation fault";
            case 15 -> "terminated";
            default -> "signal " + number;
        };
    }

    /// The error document that a caller gets for this request.
    public String toJson(String requestId) {
        return "{\"errorType\":\""
                + type
                + "\",\"errorMessage\":\""
                + (named ? "RequestId: " + requestId + " Error: " : "")
                + escapedMessage()
                + "\"}";
    }

    /// The message as a part of a JSON string.
    String escapedMessage() {
        return message.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
