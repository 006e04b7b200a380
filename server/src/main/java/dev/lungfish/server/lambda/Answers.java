package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Makes the API's answers.
final class Answers {

    private static final String JSON = "application/json";

    private Answers() {}

    static ApiResponse ok(Object body) {
        return json(200, body);
    }

    static ApiResponse created(Object body) {
        return json(201, body);
    }

    static ApiResponse accepted(Object body) {
        return json(202, body);
    }

    static ApiResponse noContent() {
        return new ApiResponse(204, headers(), new byte[0]);
    }

    private static ApiResponse json(int status, Object body) {
        Map<String, String> headers = headers();
        headers.put("content-type", JSON);
        return new ApiResponse(status, headers, Json.write(body));
    }

    /// An error as AWS writes it; a validation's has no `Type`.
    static ApiResponse error(ErrorType type, String text) {
        Map<String, String> headers = headers();
        headers.put("content-type", JSON);
        headers.put("x-amzn-errortype", type.wireName());
        Map<String, String> body = new LinkedHashMap<>();
        if (type != ErrorType.VALIDATION) {
            body.put("Type", type.fault());
        }
        body.put(type.messageMember(), text);
        return new ApiResponse(type.status(), headers, Json.write(body));
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-requestid", UUID.randomUUID().toString());
        return headers;
    }
}
