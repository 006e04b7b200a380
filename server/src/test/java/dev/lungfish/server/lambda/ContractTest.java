package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.waiters.LambdaWaiter;

/// A platform and the AWS SDK as its client. A subclass that overrides [#open] runs the same tests against another
/// listener.
abstract class ContractTest {

    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    static final byte[] CODE = Zips.of("index.js", "exports.handler = async e => e;");

    @TempDir Path data;

    ControlServer server;
    LambdaClient lambda;

    ControlServer open(Path directory) {
        return new ControlServer(directory);
    }

    @BeforeEach
    final void start() {
        server = open(data);
        lambda = ControlServer.client(server.base());
    }

    @AfterEach
    final void stop() {
        lambda.close();
        server.close();
    }

    static CreateFunctionRequest.Builder request(String name) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("nodejs20.x")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("index.handler")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(CODE)));
    }

    /// Creates a function and waits until it is active.
    final void create(String name) {
        create(name, _ -> {});
    }

    final void create(String name, Consumer<CreateFunctionRequest.Builder> more) {
        lambda.createFunction(request(name).applyMutation(more).build());
        waiter().waitUntilFunctionActiveV2(r -> r.functionName(name));
    }

    /// Changes the code and waits.
    final void update(String name, String content) {
        byte[] zip = Zips.of("index.js", content);
        lambda.updateFunctionCode(r -> r.functionName(name).zipFile(SdkBytes.fromByteArray(zip)));
        waiter().waitUntilFunctionUpdatedV2(r -> r.functionName(name));
    }

    final LambdaWaiter waiter() {
        return LambdaWaiter.builder()
                .client(lambda)
                .overrideConfiguration(
                        c ->
                                c.maxAttempts(500)
                                        .backoffStrategyV2(
                                                BackoffStrategy.fixedDelay(Duration.ofMillis(10))))
                .build();
    }

    /// Expects an error with its status, type and exact text.
    static void refused(int status, String type, String text, ThrowingCallable call) {
        LambdaException error = catchThrowableOfType(LambdaException.class, call);
        assertThat(error).as("the call was not refused").isNotNull();
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(text);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(type);
        assertThat(error.statusCode()).isEqualTo(status);
    }
}
