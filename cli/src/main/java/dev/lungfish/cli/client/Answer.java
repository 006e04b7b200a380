package dev.lungfish.cli.client;

import dev.lungfish.cli.terminal.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A platform's whole answer.
///
/// @param headers by lower-case name, the last of several
record Answer(int status, Map<String, String> headers, byte[] body) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /// This answer, if it is a success.
    ///
    /// @throws Failure with the platform's own sentence otherwise
    Answer orFail() {
        if (!isSuccess()) {
            throw new Failure(sentence());
        }
        return this;
    }

    /// Its body, read as JSON.
    <T> T as(JsonMapper mapper, Class<T> type) {
        try {
            return mapper.readValue(body, type);
        } catch (JacksonException unreadable) {
            throw new Failure(
                    "The platform's answer is not what this version of lungfish reads (%s); is it of another version?"
                            .formatted(unreadable.getOriginalMessage()),
                    unreadable);
        }
    }

    private String sentence() {
        String type = header("x-amzn-errortype");
        try {
            ErrorBody error = Json.LAMBDA.readValue(body, ErrorBody.class);
            if (error.message() != null) {
                // Lungfish's own API says it in a sentence; errors of the Lambda API are known by
                // their type.
                return type == null ? error.message() : type + ": " + error.message();
            }
        } catch (JacksonException notJson) {
            // The text itself says more then.
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return "%s: %s"
                .formatted(
                        type == null ? "HTTP " + status : type,
                        text.isEmpty() ? "no reason given" : text);
    }

    /// Lambda's errors say `message` or `Message`, depending on the operation.
    private record ErrorBody(
            @com.fasterxml.jackson.annotation.JsonAlias({"message", "Message"})
                    @Nullable String message) {}
}
