package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static dev.lungfish.e2e.Answers.assertError;
import static dev.lungfish.e2e.Answers.json;
import static dev.lungfish.e2e.Answers.log;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// Functions that go wrong before they are ready.
@ExtendWith(OnPlatform.class)
final class StartFaultsTest {

    private static final String REQUEST = "RequestId: [0-9a-f-]{36} Error: ";

    private String name = "";

    @AfterEach
    void nothingIsLeft(Functions functions) {
        functions.lambda().deleteFunction(delete -> delete.functionName(name));
        Processes.awaitNone(name);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThrownWhileLoadingIsTheAnswer(Language language, Functions functions) {
        name = language.faultyStart(functions, Map.of("INIT_FAULT", "throw"));
        for (int i = 0; i < 2; i++) {
            var answer = functions.invoke(name, "{}");
            assertThat(answer.functionError()).isEqualTo("Unhandled");
            assertThat(json(answer).get("errorType").asString())
                    .isIn("java.lang.ExceptionInInitializerError", "Error", "RuntimeError");
            assertThat(json(answer).get("errorMessage").asString())
                    .isIn(
                            "Error loading class dev.lungfish.e2e.handlers.FaultyStart",
                            "thrown while loading",
                            "thrown while importing");
        }
    }

    @Test
    void anExitWhileInitialisingIsToldWithItsStatus(Functions functions) {
        name = Language.JAVA.faultyStart(functions, Map.of("INIT_FAULT", "exit"));
        assertError(
                functions.invoke(name, "{}"),
                "Runtime.ExitError",
                REQUEST + "Runtime exited with error: exit status 1");
    }

    @Test
    void anInitialisationThatFailedIsTriedAgainByTheInvocation(
            Functions functions, @TempDir(factory = VisibleDirectory.class) Path directory) {
        name =
                Language.JAVA.faultyStart(
                        functions,
                        Map.of(
                                "INIT_FAULT",
                                "exit",
                                "INIT_FAULT_ONCE",
                                directory.resolve("failed").toString()));
        assertAnswer(functions.invoke(name, "{}"), "{'served':1}");
    }

    @Test
    void anInitialisationOfMoreThanTenSecondsIsTriedAgainByTheInvocation(
            Functions functions, @TempDir(factory = VisibleDirectory.class) Path directory) {
        name =
                Language.JAVA.faultyStart(
                        functions,
                        Map.of(
                                "INIT_FAULT",
                                "hang",
                                "INIT_FAULT_ONCE",
                                directory.resolve("hung").toString()));
        long before = System.nanoTime();
        var answer = functions.invoke(name, "{}");
        assertThat((System.nanoTime() - before) / 1_000_000).isBetween(9_500L, 15_000L);
        assertAnswer(answer, "{'served':1}");
        assertThat(log(answer)).contains("INIT_REPORT").contains("Status: timeout");
    }

    @Test
    void aHandlerThatIsNotThereIsNamed(Functions functions) {
        name = functions.java("Missing");
        var answer = functions.invoke(name, "{}");
        assertError(
                answer,
                "java.lang.ClassNotFoundException",
                "Class not found: dev\\.lungfish\\.e2e\\.handlers\\.Missing");
    }

    @Test
    void aPackageWithoutBootstrapHasNoEntrypoint(Functions functions) {
        name =
                functions.create(
                        function ->
                                function.runtime(Runtime.PROVIDED_AL2023)
                                        .handler("unused")
                                        .code(Functions.code(Packages.NODE)),
                        Map.of());
        var answer = functions.invoke(name, "{}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(json(answer).get("errorType").asString()).isEqualTo("Runtime.InvalidEntrypoint");
    }
}
