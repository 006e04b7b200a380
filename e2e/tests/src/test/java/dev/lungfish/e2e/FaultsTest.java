package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertError;
import static dev.lungfish.e2e.Answers.json;
import static dev.lungfish.e2e.Answers.log;
import static dev.lungfish.e2e.Answers.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// Handlers that go wrong: each fault has the error that AWS documents, the next invocation works, and nothing is left.
@ExtendWith(OnPlatform.class)
final class FaultsTest {

    /// How AWS begins the message of an error that is not the handler's own.
    private static final String REQUEST = "RequestId: [0-9a-f-]{36} Error: ";

    @ParameterizedTest
    @EnumSource
    void anExceptionLeavesTheEnvironmentAsItWas(Language language, Functions functions)
            throws Exception {
        String name = language.faults(functions, _ -> {});
        assertError(
                functions.invoke(name, "{'fault':'throw'}"),
                language.exception(),
                "thrown on purpose");
        assertThat(served(functions.invoke(name, "{}"))).isEqualTo(2);
        assertNothingIsLost(functions, name);
    }

    @ParameterizedTest
    @EnumSource
    void anExitIsToldWithItsStatus(Language language, Functions functions) throws Exception {
        String name = language.faults(functions, _ -> {});
        assertError(
                functions.invoke(name, "{'fault':'exit'}"),
                "Runtime.ExitError",
                REQUEST + "Runtime exited with error: exit status 1");
        assertStartsAnew(functions, name);
        assertNothingIsLost(functions, name);
    }

    @ParameterizedTest
    @EnumSource
    void aHangEndsWithTheTimeout(Language language, Functions functions) throws Exception {
        String name = language.faults(functions, function -> function.timeout(2));
        functions.invoke(name, "{}");
        long before = System.nanoTime();
        var answer = functions.invoke(name, "{'fault':'hang'}");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertError(answer, "Sandbox.Timedout", REQUEST + "Task timed out after 2\\.00 seconds");
        assertThat(log(answer)).contains("Task timed out after 2.00 seconds");
        assertStartsAnew(functions, name);
        assertNothingIsLost(functions, name);
    }

    @ParameterizedTest
    @EnumSource
    void aLeakEndsAtTheMemoryLimit(Language language, Functions functions) throws Exception {
        String name = language.faults(functions, function -> function.memorySize(256));
        functions.invoke(name, "{}");
        var answer = functions.invoke(name, "{'fault':'leak'}");
        assertError(
                answer, "Runtime.ExitError", REQUEST + "Runtime exited with error: signal: killed");
        assertThat(log(answer)).contains("Memory Size: 256 MB\tMax Memory Used: 256 MB");
        assertStartsAnew(functions, name);
        assertNothingIsLost(functions, name);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsTooLargeIsRefused(Language language, Functions functions) throws Exception {
        String name = language.faults(functions, _ -> {});
        assertError(
                functions.invoke(name, "{'fault':'bigAnswer'}"),
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size \\(6291556 bytes\\)\\.");
        assertAnswered(functions.invoke(name, "{}"));
        assertNothingIsLost(functions, name);
    }

    @ParameterizedTest
    @EnumSource
    void whatAHandlerForksEndsWithItsEnvironment(Language language, Functions functions)
            throws Exception {
        String name = language.faults(functions, _ -> {});
        assertAnswered(functions.invoke(name, "{'fault':'fork'}"));
        // A child that has left its parent may still be on the way into its program.
        await().untilAsserted(() -> assertThat(Processes.states(name, "sleep")).hasSize(2));
        assertNothingIsLost(functions, name);
    }

    @ParameterizedTest
    @EnumSource
    void whatAHandlerForksEndsWhenItsEnvironmentIsReset(Language language, Functions functions)
            throws Exception {
        String name = language.faults(functions, _ -> {});
        assertAnswered(functions.invoke(name, "{'fault':'fork'}"));
        functions.invoke(name, "{'fault':'exit'}");
        await().untilAsserted(() -> assertThat(Processes.states(name, "sleep")).isEmpty());
        assertNothingIsLost(functions, name);
    }

    @Test
    void whatNobodyCatchesInNodeIsTheAnswer(Functions functions) throws Exception {
        String name = Language.NODE.faults(functions, _ -> {});
        assertError(
                functions.invoke(name, "{'fault':'throwLater'}"),
                "RangeError",
                "thrown where nobody catches");
        assertAnswered(functions.invoke(name, "{}"));
        assertNothingIsLost(functions, name);
    }

    @Test
    void aLoopThatNeverYieldsEndsWithTheTimeout(Functions functions) throws Exception {
        String name = Language.NODE.faults(functions, function -> function.timeout(1));
        assertError(
                functions.invoke(name, "{'fault':'spin'}"),
                "Sandbox.Timedout",
                REQUEST + "Task timed out after 1\\.00 seconds");
        assertStartsAnew(functions, name);
        assertNothingIsLost(functions, name);
    }

    @Test
    void anEnvironmentThatIsKilledFromOutsideFailsItsInvocationOnly(Functions functions)
            throws Exception {
        String name = Language.PYTHON.faults(functions, _ -> {});
        assertAnswered(functions.invoke(name, "{}"));
        Callable<InvokeResponse> first =
                () -> functions.invoke(name, "{'fault':'sleep','millis':10000}");
        Callable<InvokeResponse> second =
                () -> {
                    await().until(() -> killRunning(name));
                    return functions.invoke(name, "{}");
                };
        var answers = together(List.of(first, second));
        assertError(
                answers.getFirst(),
                "Runtime.ExitError",
                REQUEST + "Runtime exited with error: signal: killed");
        assertAnswered(answers.getLast());
        assertNothingIsLost(functions, name);
    }

    /// The environment was replaced: its count begins again.
    private static void assertStartsAnew(Functions functions, String name) {
        assertThat(served(functions.invoke(name, "{}"))).isEqualTo(1);
    }

    private static void assertAnswered(InvokeResponse answer) {
        assertThat(served(answer)).isPositive();
    }

    private static int served(InvokeResponse answer) {
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
        return json(answer).get("served").asInt();
    }

    /// All of the function's concurrency can still be used, and when it is deleted no process stays.
    private static void assertNothingIsLost(Functions functions, String name) throws Exception {
        Callable<InvokeResponse> call =
                () -> functions.invoke(name, "{'fault':'sleep','millis':300}");
        for (var answer : together(List.of(call, call))) {
            assertAnswered(answer);
        }
        functions.lambda().deleteFunction(delete -> delete.functionName(name));
        Processes.awaitNone(name);
    }

    /// SIGKILL to the one interpreter that is not frozen, if there is one.
    private static boolean killRunning(String name) {
        return Processes.running(name, "python").stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .anyMatch(ProcessHandle::destroyForcibly);
    }
}
