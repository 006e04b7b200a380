package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static dev.lungfish.e2e.Answers.assertError;
import static dev.lungfish.e2e.Answers.json;
import static dev.lungfish.e2e.Answers.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/// Invocations through the AWS SDK.
@ExtendWith(OnPlatform.class)
final class InvokeTest {

    private static final String ECHO = "export const handler = async (event) => event;";

    /// The most bytes of a request, without its quotes if it is a string.
    private static final int MOST = 6_291_456;

    @Test
    void anAnswerComesBackAsItIs(Functions functions) {
        String name = functions.java("Echo");
        var answer = functions.invoke(name, "{'text':'žluťoučký kůň 🐎','list':[1,2.5,null,true]}");
        assertAnswer(answer, "{'text':'žluťoučký kůň 🐎','list':[1,2.5,null,true]}");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "''", "[]", "{}"})
    void anyJsonIsAnEventAndAnAnswer(String event, Functions functions) {
        assertAnswer(functions.invoke(functions.node(ECHO), event), event);
    }

    @Test
    void aFunctionThatReturnsNothingAnswersNull(Functions functions) {
        String name = functions.node("export const handler = async () => {};");
        assertAnswer(functions.invoke(name, "{}"), "null");
    }

    @Test
    void anEventThatIsNotJsonIsRefused(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node(ECHO);
        assertThatExceptionOfType(InvalidRequestContentException.class)
                .isThrownBy(
                        () ->
                                lambda.invoke(
                                        call ->
                                                call.functionName(name)
                                                        .payload(
                                                                SdkBytes.fromUtf8String(
                                                                        "{not json"))))
                .withMessageContaining("Could not parse request body into json")
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(400));
    }

    @Test
    void aDryRunStartsNothing(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.java("Echo");
        var answer =
                lambda.invoke(
                        call -> call.functionName(name).invocationType(InvocationType.DRY_RUN));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.payload().asByteArray()).isEmpty();
        assertThat(Processes.of(name)).isEmpty();
    }

    @Test
    void aMissingFunctionIsNamedByItsArn(Functions functions) {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> functions.invoke("no-such-function", "{}"))
                .withMessageContaining(
                        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:no-such-function")
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(404));
    }

    @Test
    void theTailOfTheLogComesOnlyWhenAskedFor(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.java("Surroundings");
        String log = log(functions.invoke(name, "{}"));
        assertThat(log)
                .containsPattern("START RequestId: [0-9a-f-]{36} Version: \\$LATEST\n")
                .contains("a line on standard output\n")
                .contains("a line through the logger\n")
                .containsPattern("END RequestId: [0-9a-f-]{36}\n")
                .containsPattern(
                        "REPORT RequestId: [0-9a-f-]{36}\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 512 MB\tMax Memory Used: [1-9]\\d+ MB\tInit Duration: [0-9.]+ ms");
        assertThat(log(functions.invoke(name, "{}"))).doesNotContain("Init Duration");
        assertThat(lambda.invoke(call -> call.functionName(name)).logResult()).isNull();
    }

    @Test
    void onlyTheLast4KilobytesOfTheLogComeBack(Functions functions) {
        String name =
                functions.node(
                        "export const handler = async () => { for (let i = 0; i < 1000; i++) console.log('line ' + i); };");
        String log = log(functions.invoke(name, "{}"));
        assertThat(log.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4000, 4096);
        assertThat(log).contains("line 999").doesNotContain("line 1\n").contains("REPORT");
    }

    @Test
    void theClientContextReachesTheHandler(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.java("Surroundings");
        String context = Json.of("{'client':{},'custom':{'shop':'north'},'env':{}}");
        var answer =
                lambda.invoke(
                        call ->
                                call.functionName(name)
                                        .clientContext(
                                                Base64.getEncoder()
                                                        .encodeToString(
                                                                context.getBytes(
                                                                        StandardCharsets.UTF_8)))
                                        .payload(SdkBytes.fromUtf8String("{}")));
        assertThat(json(answer).get("custom")).isEqualTo(Json.parse("{'shop':'north'}"));
    }

    @Test
    void aFunctionAnswersToEachFormOfItsName(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node(ECHO);
        var published = lambda.publishVersion(version -> version.functionName(name));
        lambda.createAlias(
                alias ->
                        alias.functionName(name).name("live").functionVersion(published.version()));
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + name;
        assertThat(functions.invoke(name, "1").executedVersion()).isEqualTo("$LATEST");
        assertThat(functions.invoke(arn, "1").executedVersion()).isEqualTo("$LATEST");
        assertThat(functions.invoke("000000000000:function:" + name, "1").executedVersion())
                .isEqualTo("$LATEST");
        assertThat(functions.invoke(name + ":live", "1").executedVersion()).isEqualTo("1");
        assertThat(functions.invoke(arn + ":1", "1").executedVersion()).isEqualTo("1");
        assertThat(
                        lambda.invoke(call -> call.functionName(name).qualifier("live"))
                                .executedVersion())
                .isEqualTo("1");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> functions.invoke(name + ":2", "1"))
                .withMessageContaining("Function not found: " + arn + ":2");
    }

    @Test
    void anEventOfSixMegabytesPassesAndALargerOneIsRefused(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.java("Echo");
        var largest = SdkBytes.fromUtf8String("\"" + "x".repeat(MOST - 2) + "\"");
        var answer = lambda.invoke(call -> call.functionName(name).payload(largest));
        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload()).isEqualTo(largest);

        var tooLarge = SdkBytes.fromUtf8String("\"" + "x".repeat(MOST - 1) + "\"");
        assertThatExceptionOfType(RequestTooLargeException.class)
                .isThrownBy(() -> lambda.invoke(call -> call.functionName(name).payload(tooLarge)))
                .withMessageContaining(
                        "Request must be smaller than 6291456 bytes for the InvokeFunction operation")
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(413));
    }

    @Test
    void anExceptionIsAnUnhandledErrorWithItsTrace(Functions functions) {
        String name = functions.java("Receipts");
        var answer = functions.invoke(name, "{'item':'lamp','quantity':0,'priceCents':1}");
        assertError(answer, "java.lang.IllegalArgumentException", "an order has at least one item");
        assertThat(json(answer).get("stackTrace").get(0).asString())
                .contains("dev.lungfish.e2e.handlers.Receipts.handleRequest");
        assertThat(log(answer)).contains("an order has at least one item");
    }
}
