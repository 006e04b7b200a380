package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.code.CodePackage;
import dev.lungfish.server.store.Configuration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.VersionDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/// Functions on their way, functions that fail, and many requests at once.
class ProgressTest extends ContractTest {

    private static Draft draft(Progress progress) {
        Configuration configuration =
                new Configuration(
                        "", "", "java25", "a", Architecture.ARM64, 128, 3, 512, null, null);
        return new Draft(
                "one",
                new VersionDeclaration(
                        "$LATEST",
                        "r",
                        "t",
                        "c",
                        configuration,
                        new CodePackage("00", 1),
                        0,
                        progress,
                        ""));
    }

    @Test
    void refusesChangesOfWhatIsOnItsWay() {
        assertThatThrownBy(
                        () ->
                                Publishing.refuseWhileUnderWay(
                                        draft(Progress.CREATING), Account.DEFAULT))
                .isInstanceOf(ApiError.class)
                .hasMessage(
                        "The operation cannot be performed at this time. The function is currently in the following state: Pending");
        assertThatThrownBy(
                        () ->
                                Publishing.refuseWhileUnderWay(
                                        draft(Progress.UPDATING), Account.DEFAULT))
                .isInstanceOf(ApiError.class)
                .hasMessage(
                        "The operation cannot be performed at this time. An update is in progress for resource: "
                                + ARN
                                + "one");
    }

    @Test
    void failsWithAReasonAndCanBeMended() throws Exception {
        Path code = data.resolve("code");
        Files.delete(code);
        Files.writeString(code, "in the way");
        lambda.createFunction(request("one").build());
        awaitState(State.FAILED);
        var configuration = lambda.getFunctionConfiguration(r -> r.functionName("one"));
        assertThat(configuration.stateReason()).startsWith("The code could not be unpacked: ");
        assertThat(configuration.stateReasonCodeAsString()).isEqualTo("InternalError");
        assertThat(server.catalog.get().services()).isEmpty();
        assertThat(server.catalog.get().notReady()).containsEntry("one", "Failed");

        Files.delete(code);
        Files.createDirectory(code);
        update("one", "exports.a = 2;");
        awaitState(State.ACTIVE);
        assertThat(server.catalog.get().services()).containsKey("one");
        assertThat(server.catalog.get().notReady()).isEmpty();
    }

    @Test
    void goesOnWithTheOldCodeWhenAnUpdateFails() throws Exception {
        create("one");
        String before = server.catalog.get().services().get("one").revisions().get("$LATEST").id();
        Path code = data.resolve("code");
        Path aside = data.resolve("aside");
        Files.move(code, aside);
        Files.writeString(code, "in the way");

        byte[] zip = Zips.of("index.js", "exports.a = 2;");
        lambda.updateFunctionCode(r -> r.functionName("one").zipFile(SdkBytes.fromByteArray(zip)));
        await().until(
                        () ->
                                lambda.getFunctionConfiguration(r -> r.functionName("one"))
                                                .lastUpdateStatus()
                                        == LastUpdateStatus.FAILED);

        assertThat(lambda.getFunctionConfiguration(r -> r.functionName("one")).state())
                .isEqualTo(State.ACTIVE);
        assertThat(server.catalog.get().services().get("one").revisions().get("$LATEST").id())
                .isEqualTo(before);
        Files.delete(code);
        Files.move(aside, code);
    }

    private void awaitState(State state) {
        await().until(
                        () ->
                                lambda.getFunctionConfiguration(r -> r.functionName("one")).state()
                                        == state);
    }

    @Test
    void keepsTheAccountsRulesUnderParallelRequests() throws Exception {
        for (int i = 0; i < 12; i++) {
            create("f" + i);
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> reservations =
                    IntStream.range(0, 12)
                            .<Callable<Boolean>>mapToObj(i -> () -> reserve("f" + i))
                            .toList();
            int granted = 0;
            for (Future<Boolean> reservation : executor.invokeAll(reservations)) {
                granted += reservation.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(9);
        }
        assertThat(lambda.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(100);
    }

    private boolean reserve(String name) {
        try {
            lambda.putFunctionConcurrency(
                    r -> r.functionName(name).reservedConcurrentExecutions(100));
            return true;
        } catch (LambdaException refused) {
            return false;
        }
    }

    @Test
    void createsOneOfManyWithTheSameName() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> creations = Collections.nCopies(8, () -> tryCreate("one"));
            int created = 0;
            for (Future<Boolean> creation : executor.invokeAll(creations)) {
                created += creation.get() ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
    }

    private boolean tryCreate(String name) {
        try {
            lambda.createFunction(request(name).build());
            return true;
        } catch (LambdaException refused) {
            return false;
        }
    }
}
