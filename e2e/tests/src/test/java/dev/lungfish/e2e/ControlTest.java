package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.State;

/// The life of a function through the AWS SDK, its waiters included.
@ExtendWith(OnPlatform.class)
final class ControlTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/e2e";
    private static final String SLOW =
            "export const handler = ({millis}) => new Promise(done => setTimeout(() => done('old'), millis));";

    @Test
    void aNewFunctionIsPendingThenActive(Functions functions) throws Exception {
        var lambda = functions.lambda();
        String name = functions.newName();
        byte[] code = Packages.read(Packages.JAVA);
        var created =
                lambda.createFunction(
                        function ->
                                function.functionName(name)
                                        .role(ROLE)
                                        .runtime(Runtime.fromValue("java25"))
                                        .handler("dev.lungfish.e2e.handlers.Echo")
                                        .description("answers what it is sent")
                                        .code(Functions.code(Packages.JAVA)));
        assertThat(created.state()).isEqualTo(State.PENDING);
        assertThat(created.functionArn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + name);
        assertThat(created.codeSize()).isEqualTo(code.length);
        assertThat(created.codeSha256())
                .isEqualTo(
                        Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("SHA-256").digest(code)));
        assertThat(created.version()).isEqualTo("$LATEST");
        assertThat(created.memorySize()).isEqualTo(128);
        assertThat(created.timeout()).isEqualTo(3);
        assertThat(created.packageType()).isEqualTo(PackageType.ZIP);
        assertThat(created.ephemeralStorage().size()).isEqualTo(512);
        assertThat(created.revisionId()).isNotBlank();
        assertThat(
                        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx")
                                .parse(created.lastModified(), Instant::from))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());

        lambda.waiter().waitUntilFunctionActiveV2(query -> query.functionName(name));
        var active = lambda.getFunction(query -> query.functionName(name));
        assertThat(active.configuration().state()).isEqualTo(State.ACTIVE);
        assertThat(active.configuration().lastUpdateStatus())
                .isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(active.configuration().description()).isEqualTo("answers what it is sent");
        assertThat(active.code().location()).isNotBlank();
    }

    @Test
    void aNameIsTakenOnce(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node("export const handler = async () => 1;");
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(
                        () ->
                                lambda.createFunction(
                                        function ->
                                                function.functionName(name)
                                                        .role(ROLE)
                                                        .runtime(Runtime.NODEJS22_X)
                                                        .handler("index.handler")
                                                        .code(Functions.code(Packages.NODE))))
                .withMessageContaining("Function already exist: " + name)
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(409));
    }

    @Test
    void aRuntimeThatNobodyKnowsIsRefusedByName(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.newName();
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(
                        () ->
                                lambda.createFunction(
                                        function ->
                                                function.functionName(name)
                                                        .role(ROLE)
                                                        .runtime("cobol85")
                                                        .handler("MAIN")
                                                        .code(Functions.code(Packages.NODE))))
                .withMessageContaining("cobol85");
    }

    @Test
    void whatThePlatformCannotDoIsNamedInItsRefusal(Functions functions) {
        var lambda = functions.lambda();
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> lambda.listEventSourceMappings())
                .withMessageContaining("ListEventSourceMappings");
    }

    @Test
    void newCodeServesAfterTheUpdateAndTheOldFinishesWhatItBegan(Functions functions)
            throws Exception {
        var lambda = functions.lambda();
        String name = functions.node(SLOW);
        var before = lambda.getFunctionConfiguration(f -> f.functionName(name));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underway =
                    CompletableFuture.supplyAsync(
                            () -> functions.invoke(name, "{'millis':1500}"), threads);
            await().until(() -> !Processes.of(name).isEmpty());
            lambda.updateFunctionCode(
                    update ->
                            update.functionName(name)
                                    .zipFile(
                                            Functions.nodeCode(
                                                    "export const handler = async () => 'new';")));
            lambda.waiter().waitUntilFunctionUpdatedV2(query -> query.functionName(name));
            assertAnswer(functions.invoke(name, "{}"), "'new'");
            assertAnswer(underway.get(), "'old'");
        }
        var after = lambda.getFunctionConfiguration(f -> f.functionName(name));
        assertThat(after.codeSha256()).isNotEqualTo(before.codeSha256());
        assertThat(after.revisionId()).isNotEqualTo(before.revisionId());
    }

    @Test
    void aDeletedFunctionIsGoneWithItsProcesses(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.java("Echo");
        functions.invoke(name, "{}");
        assertThat(Processes.of(name)).isNotEmpty();
        lambda.deleteFunction(delete -> delete.functionName(name));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> functions.invoke(name, "{}"));
        Processes.awaitNone(name);
    }
}
