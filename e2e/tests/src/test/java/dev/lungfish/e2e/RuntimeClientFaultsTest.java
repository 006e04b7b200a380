package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static dev.lungfish.e2e.Answers.assertError;
import static dev.lungfish.e2e.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A client of the Runtime API that breaks its protocol: it is told what it did, and the caller gets one true answer.
@ExtendWith(OnPlatform.class)
final class RuntimeClientFaultsTest {

    private String name = "";

    @BeforeEach
    void deploy(Functions functions) {
        name = functions.client();
        functions
                .lambda()
                .putFunctionConcurrency(
                        put -> put.functionName(name).reservedConcurrentExecutions(1));
        assertAnswer(functions.invoke(name, "{}"), "{'answer':1}");
    }

    /// The one slot is free again, and no process stays.
    @AfterEach
    void nothingIsLost(Functions functions) {
        assertAnswer(functions.invoke(name, "{}"), "{'answer':1}");
        functions.lambda().deleteFunction(delete -> delete.functionName(name));
        Processes.awaitNone(name);
    }

    @Test
    void theFirstOfTwoAnswersCounts(Functions functions) {
        assertAnswer(functions.invoke(name, "{'fault':'answerTwice'}"), "{'answer':1}");
        assertRefused(told(functions), "answerTwice");
    }

    @Test
    void anErrorAfterTheAnswerDoesNotCount(Functions functions) {
        assertAnswer(functions.invoke(name, "{'fault':'answerThenError'}"), "{'answer':1}");
        assertRefused(told(functions), "answerThenError");
    }

    @Test
    void anAnswerToNoRequestIsRefused(Functions functions) {
        assertAnswer(functions.invoke(name, "{'fault':'wrongId'}"), "{'answer':'right'}");
        JsonNode told = told(functions);
        assertThat(told.get("status").asInt()).isEqualTo(400);
        assertThat(Json.parse(told.get("body").asString()))
                .isEqualTo(
                        Json.parse(
                                "{'errorMessage':'Invalid request ID','errorType':'InvalidRequestID'}"));
    }

    @Test
    void anAnswerThatIsTooLargeIsRefusedAndTheEnvironmentGoesOn(Functions functions) {
        assertError(
                functions.invoke(name, "{'fault':'oversized'}"),
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size \\(6291556 bytes\\)\\.");
        JsonNode told = told(functions);
        assertThat(told.get("status").asInt()).isEqualTo(413);
        assertThat(Json.parse(told.get("body").asString()))
                .isEqualTo(
                        Json.parse(
                                "{'errorMessage':'Exceeded maximum allowed payload size (6291556 bytes).','errorType':'RequestEntityTooLarge'}"));
    }

    @Test
    void anAnswerThatStopsHalfWayIsTruncated(Functions functions) {
        var answer = functions.invoke(name, "{'fault':'truncated'}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(json(answer).get("errorType").asString()).isEqualTo("Runtime.TruncatedResponse");
    }

    @Test
    void aConnectionThatIsDroppedHalfWayIsATruncatedAnswer(Functions functions) {
        var answer = functions.invoke(name, "{'fault':'dropped'}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(json(answer).get("errorType").asString()).isEqualTo("Runtime.TruncatedResponse");
    }

    @Test
    void aClientThatEndsHalfWayThroughItsAnswerHasFailed(Functions functions) {
        var answer = functions.invoke(name, "{'fault':'exit'}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(json(answer).get("errorType").asString())
                .isIn("Runtime.TruncatedResponse", "Runtime.ExitError");
    }

    @Test
    void askingForTheNextBeforeAnsweringGetsNoOtherRequest(Functions functions) {
        assertAnswer(functions.invoke(name, "{'fault':'nextTwice'}"), "{'answer':1}");
        JsonNode told = told(functions);
        if (told.get("status").asInt() == 200) {
            assertThat(told.get("body").asString()).as("the request").isEqualTo("same");
        } else {
            assertThat(told.get("status").asInt()).isEqualTo(403);
            assertThat(told.get("body").asString()).contains("InvalidStateTransition");
        }
    }

    @Test
    void aResponseModeThatNobodyKnowsIsRefused(Functions functions) {
        var answer = functions.invoke(name, "{'fault':'badMode'}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(json(answer).get("errorType").asString())
                .isEqualTo("Runtime.InvalidResponseModeHeader");
        assertThat(told(functions).get("status").asInt()).isEqualTo(400);
    }

    @Test
    void anErrorPassesAsTheClientToldIt(Functions functions) {
        var answer = functions.invoke(name, "{'fault':'reportError'}");
        assertError(answer, "Client.Told", "told");
        assertThat(json(answer).get("stackTrace")).isEqualTo(Json.parse("[]"));
    }

    /// What the API answered to the last wrong call, as this same client noted it.
    private JsonNode told(Functions functions) {
        JsonNode notes = json(functions.invoke(name, "{'fault':'report'}"));
        assertThat(notes).as("notes of the same environment").hasSize(1);
        return notes.get(0);
    }

    private static void assertRefused(JsonNode told, String fault) {
        assertThat(told.get("fault").asString()).isEqualTo(fault);
        assertThat(told.get("status").asInt()).isIn(400, 403);
        assertThat(Json.parse(told.get("body").asString()).get("errorType").asString())
                .isIn("InvalidRequestID", "InvalidStateTransition");
    }
}
