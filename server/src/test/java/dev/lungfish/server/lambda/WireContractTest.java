package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// What no SDK would send, and the exact bytes that it would get.
class WireContractTest extends ContractTest {

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.base().resolve(path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void expect(HttpResponse<String> answer, int status, String type, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue(type);
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    }

    @Test
    void writesErrorsAsAwsDoes() throws Exception {
        expect(
                send("GET", "/2015-03-31/functions/none", ""),
                404,
                "ResourceNotFoundException",
                "{\"Type\":\"User\",\"Message\":\"Function not found: " + ARN + "none\"}");
        expect(
                send("GET", "/2015-03-31/functions?FunctionVersion=invalid", ""),
                400,
                "ValidationException",
                "{\"message\":\"1 validation error detected: Value 'invalid' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]\"}");
    }

    @Test
    void refusesUnknownPathsAndMethods() throws Exception {
        expect(
                send("GET", "/2099-01-01/functions", ""),
                404,
                "UnknownOperationException",
                "{\"Type\":\"User\",\"message\":\"AWS Lambda has no operation GET /2099-01-01/functions. Check the method and the path.\"}");
        expect(
                send("DELETE", "/2015-03-31/functions", ""),
                404,
                "UnknownOperationException",
                "{\"Type\":\"User\",\"message\":\"AWS Lambda has no operation DELETE /2015-03-31/functions. Check the method and the path.\"}");
    }

    @Test
    void refusesBodiesThatAreNoRequest() throws Exception {
        assertThat(send("POST", "/2015-03-31/functions", "{\"FunctionName\":").statusCode())
                .isEqualTo(400);
        HttpResponse<String> wrongType =
                send("POST", "/2015-03-31/functions", "{\"MemorySize\":\"many\"}");
        assertThat(wrongType.headers().firstValue("x-amzn-errortype"))
                .hasValue("SerializationException");
        expect(
                send("POST", "/2015-03-31/functions", "{\"Nonsense\":1}"),
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"Lungfish does not have the member 'Nonsense' of this request yet. Leave it out.\"}");
        expect(
                send("POST", "/2015-03-31/functions", "{\"FunctionName\":\"one\"}"),
                400,
                "ValidationException",
                "{\"message\":\"2 validation errors detected: Value null at 'role' failed to satisfy constraint: Member must not be null; Value null at 'code' failed to satisfy constraint: Member must not be null\"}");
    }

    @Test
    void leavesNullsOut() throws Exception {
        create("one");

        HttpResponse<String> answer = send("GET", "/2015-03-31/functions/one/concurrency", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(send("GET", "/2019-09-30/functions/one/concurrency", "").body()).isEqualTo("{}");
        assertThat(send("GET", "/2015-03-31/functions/one", "").body()).doesNotContain("null");
    }

    @Test
    void refusesMarkersThatItNeverGave() throws Exception {
        expect(
                send("GET", "/2015-03-31/functions?Marker=%21%21", ""),
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"The marker is not one that this platform gave. Start without a marker.\"}");
    }

    @Test
    void servesOnlyPackagesAsPackages() throws Exception {
        assertThat(send("GET", "/lungfish/v1/packages/..%2F..%2Flock.zip", "").statusCode())
                .isEqualTo(404);
    }
}
