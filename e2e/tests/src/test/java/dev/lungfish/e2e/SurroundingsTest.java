package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.JsonNode;

/// What a function sees: what AWS promises, and nothing of the platform's own.
@ExtendWith(OnPlatform.class)
final class SurroundingsTest {

    @Test
    void aFunctionSeesTheVariablesThatAwsDocuments(Functions functions) {
        String name = functions.java("Surroundings", _ -> {}, Map.of("COLOUR", "green"));
        JsonNode seen = json(functions.invoke(name, "{}"));
        JsonNode variables = seen.get("environment");
        assertThat(variables.get("COLOUR").asString()).isEqualTo("green");
        assertThat(variables.get("AWS_LAMBDA_FUNCTION_NAME").asString()).isEqualTo(name);
        assertThat(variables.get("AWS_LAMBDA_FUNCTION_VERSION").asString()).isEqualTo("$LATEST");
        assertThat(variables.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asString()).isEqualTo("512");
        assertThat(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE").asString())
                .isEqualTo("on-demand");
        assertThat(variables.get("AWS_EXECUTION_ENV").asString()).isEqualTo("AWS_Lambda_java25");
        assertThat(variables.get("AWS_REGION").asString()).isEqualTo("us-east-1");
        assertThat(variables.get("AWS_DEFAULT_REGION").asString()).isEqualTo("us-east-1");
        assertThat(variables.get("_HANDLER").asString())
                .isEqualTo("dev.lungfish.e2e.handlers.Surroundings");
        assertThat(variables.get("LAMBDA_TASK_ROOT").asString())
                .isEqualTo(seen.get("workingDirectory").asString());
        assertThat(variables.get("AWS_LAMBDA_RUNTIME_API").asString()).contains(":");
        for (String present :
                List.of(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "LAMBDA_RUNTIME_DIR",
                        "PATH",
                        "LANG",
                        "TZ")) {
            assertThat(variables.path(present).asString("")).as(present).isNotEmpty();
        }
    }

    @Test
    void aFunctionSeesItsContext(Functions functions) {
        String name = functions.java("Surroundings");
        JsonNode seen = json(functions.invoke(name, "{}"));
        assertThat(seen.get("functionName").asString()).isEqualTo(name);
        assertThat(seen.get("functionVersion").asString()).isEqualTo("$LATEST");
        assertThat(seen.get("invokedFunctionArn").asString())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + name);
        assertThat(seen.get("memoryLimitInMB").asInt()).isEqualTo(512);
        assertThat(seen.get("remainingMillis").asInt()).isBetween(10_000, 20_000);
        assertThat(seen.get("logGroup").asString()).isEqualTo("/aws/lambda/" + name);
        assertThat(seen.get("requestId").asString()).matches("[0-9a-f-]{36}");
    }

    @Test
    void aFunctionSeesNothingOfThePlatform(Functions functions) {
        String name = functions.java("Surroundings");
        JsonNode seen = json(functions.invoke(name, "{}"));
        assertThat(seen.get("environment").has(TestPlatform.SECRET)).isFalse();
        assertThat(seen.get("environment").toString()).doesNotContain("MAVEN", "SUREFIRE");
        assertThat(seen.get("openFiles").valueStream().map(JsonNode::asString))
                .noneMatch(file -> file.contains("sqlite") || file.contains(".db"))
                .noneMatch(file -> file.endsWith(".log"));
        assertThat(seen.get("temporaryFiles").valueStream().map(JsonNode::asString))
                .as("its own /tmp")
                .allMatch(file -> file.startsWith("hsperfdata_") || file.startsWith(".java_pid"));
    }

    @Test
    void twoEnvironmentsShareNoTemporaryFiles(Functions functions) throws Exception {
        String name =
                functions.node(
                        """
                        import fs from "node:fs";
                        export const handler = async ({ millis }) => {
                          const before = fs.readdirSync("/tmp");
                          fs.writeFileSync("/tmp/mine", "x");
                          await new Promise((done) => setTimeout(done, millis));
                          return before;
                        };
                        """);
        Callable<InvokeResponse> call = () -> functions.invoke(name, "{'millis':500}");
        var answers = Answers.together(List.of(call, call));
        for (var answer : answers) {
            Answers.assertAnswer(answer, "[]");
        }
        Answers.assertAnswer(functions.invoke(name, "{'millis':0}"), "['mine']");
    }
}
