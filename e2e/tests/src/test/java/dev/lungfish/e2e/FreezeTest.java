package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// Between two invocations an environment stands still.
@ExtendWith(OnPlatform.class)
final class FreezeTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Test
    void aThreadOfAFunctionCountsOnlyWhileItIsInvoked(Functions functions) throws Exception {
        String name = functions.java("Counter");
        functions.invoke(name, "{}");
        Processes.awaitStopped(name, "java");
        InvokeResponse first = functions.invoke(name, "{'millis':300}");
        assertThat(after(first) - before(first))
                .as("milliseconds counted in an invocation of 300")
                .isGreaterThan(100);

        Thread.sleep(PAUSE);
        InvokeResponse second = functions.invoke(name, "{}");
        assertThat(before(second) - after(first))
                .as("milliseconds counted in a pause of a second")
                .isLessThan(250);
    }

    @Test
    void whatAFunctionForkedStandsStillToo(Functions functions) {
        String name = Language.PYTHON.faults(functions, _ -> {});
        functions.invoke(name, "{'fault':'fork'}");
        Processes.awaitStopped(name, "sleep");
        Processes.awaitStopped(name, "python");
    }

    private static long before(InvokeResponse answer) {
        return json(answer).get("before").asLong();
    }

    private static long after(InvokeResponse answer) {
        return json(answer).get("after").asLong();
    }
}
