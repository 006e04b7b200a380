package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static dev.lungfish.e2e.Answers.json;
import static dev.lungfish.e2e.Answers.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/// How much of a function may run at once, through the AWS SDK.
@ExtendWith(OnPlatform.class)
final class ConcurrencyTest {

    private static final String SLOW =
            "export const handler = ({millis}) => new Promise(done => setTimeout(() => done('old'), millis));";

    @Test
    void reservedConcurrencyOfNothingRefusesEverything(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node("export const handler = async () => 1;");
        lambda.putFunctionConcurrency(
                put -> put.functionName(name).reservedConcurrentExecutions(0));
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> functions.invoke(name, "{}"))
                .withMessageContaining("Rate Exceeded")
                .satisfies(
                        refusal -> {
                            assertThat(refusal.statusCode()).isEqualTo(429);
                            assertThat(refusal.reason())
                                    .isEqualTo(
                                            ThrottleReason
                                                    .RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
                        });
        lambda.deleteFunctionConcurrency(delete -> delete.functionName(name));
        assertAnswer(functions.invoke(name, "{}"), "1");
    }

    @Test
    void reservedConcurrencyBoundsWhatRunsAtOnce(Functions functions) throws Exception {
        var lambda = functions.lambda();
        String name = functions.node(SLOW);
        lambda.putFunctionConcurrency(
                put -> put.functionName(name).reservedConcurrentExecutions(2));
        Callable<String> call = () -> outcome(functions, name);
        var outcomes = together(List.of(call, call, call));
        assertThat(outcomes)
                .containsOnly("old", "refused")
                .filteredOn("refused"::equals)
                .hasSize(1);
    }

    private static String outcome(Functions functions, String name) {
        try {
            return json(functions.invoke(name, "{'millis':1000}")).asString();
        } catch (TooManyRequestsException refused) {
            return "refused";
        }
    }
}
