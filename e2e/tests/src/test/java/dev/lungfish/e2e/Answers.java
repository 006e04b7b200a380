package dev.lungfish.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.JsonNode;

/// What invocations answered, read.
final class Answers {

    private Answers() {}

    static JsonNode json(InvokeResponse answer) {
        return Json.parse(answer.payload().asUtf8String());
    }

    /// Asserts that the function answered this, and without an error.
    static void assertAnswer(InvokeResponse answer, String expected) {
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(Json.parse(expected));
    }

    /// Asserts that the function failed, as AWS tells it: with status 200 and `Unhandled`.
    ///
    /// @param type the whole of `errorType`
    /// @param message a regular expression for the whole of `errorMessage`
    static void assertError(InvokeResponse answer, String type, String message) {
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer, "errorType")).isEqualTo(type);
        assertThat(text(answer, "errorMessage")).matches(message);
    }

    static String log(InvokeResponse answer) {
        return new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
    }

    /// Runs all of them at once and returns what each returned, in order.
    static <T> List<T> together(List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static String text(InvokeResponse answer, String field) {
        return json(answer).path(field).asString("");
    }
}
