package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/// Functions through the AWS SDK: their life from creation to deletion.
class FunctionContractTest {

    @TempDir Path data;

    private ControlServer server;
    private LambdaClient lambda;

    @BeforeEach
    void start() {
        server = new ControlServer(data);
        lambda = server.client();
    }

    @AfterEach
    void stop() {
        lambda.close();
        server.close();
    }

    private static CreateFunctionRequest.Builder request(String name) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("nodejs20.x")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("index.handler")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(Zips.of("index.js", "exports.a=1"))));
    }

    @Test
    void createsPendingThenActive() {
        CreateFunctionResponse created = lambda.createFunction(request("one").build());

        assertThat(created.state()).isEqualTo(State.PENDING);
        assertThat(created.stateReasonCodeAsString()).isEqualTo("Creating");
        assertThat(created.functionArn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:one");
        assertThat(created.version()).isEqualTo("$LATEST");
        assertThat(created.memorySize()).isEqualTo(128);
        assertThat(created.timeout()).isEqualTo(3);
        assertThat(created.lastModified())
                .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}\\+0000");
        lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("one"));
        GetFunctionResponse got = lambda.getFunction(r -> r.functionName("one"));
        assertThat(got.configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(server.catalog.get().services()).containsKey("one");
        Path code =
                server.catalog
                        .get()
                        .services()
                        .get("one")
                        .revisions()
                        .get("$LATEST")
                        .codeDirectory();
        assertThat(code.resolve("index.js")).hasContent("exports.a=1");
    }

    @Test
    void servesTheCodeAtItsLocation() throws Exception {
        lambda.createFunction(request("one").build());
        String location = lambda.getFunction(r -> r.functionName("one")).code().location();

        try (var in = java.net.URI.create(location).toURL().openStream()) {
            assertThat(in.readAllBytes()).isEqualTo(Zips.of("index.js", "exports.a=1"));
        }
    }

    @Test
    void refusesASecondOfTheSameName() {
        lambda.createFunction(request("one").build());

        assertThatThrownBy(() -> lambda.createFunction(request("one").build()))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("Function already exist: one");
    }

    @Test
    void updatesCodeAndConfiguration() {
        lambda.createFunction(request("one").build());
        lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("one"));
        String before = revision("one");

        byte[] zip = Zips.of("index.js", "exports.a=2");
        var updated =
                lambda.updateFunctionCode(
                        r -> r.functionName("one").zipFile(SdkBytes.fromByteArray(zip)));
        assertThat(updated.lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
        assertThat(updated.state()).isEqualTo(State.ACTIVE);
        lambda.waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("one"));
        assertThat(revision("one")).isNotEqualTo(before);

        lambda.updateFunctionConfiguration(
                r ->
                        r.functionName("one")
                                .memorySize(512)
                                .environment(e -> e.variables(Map.of("KEY", "value"))));
        lambda.waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("one"));
        FunctionConfiguration now = lambda.getFunction(r -> r.functionName("one")).configuration();
        assertThat(now.memorySize()).isEqualTo(512);
        assertThat(now.environment().variables()).containsEntry("KEY", "value");
        assertThat(now.codeSize()).isEqualTo(zip.length);
    }

    private String revision(String name) {
        return server.catalog.get().services().get(name).revisions().get("$LATEST").id();
    }

    @Test
    void deletesFunctionAndCode() throws Exception {
        lambda.createFunction(request("one").build());
        lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("one"));

        lambda.deleteFunction(r -> r.functionName("one"));

        assertThatThrownBy(() -> lambda.getFunction(r -> r.functionName("one")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(
                        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:one");
        assertThat(server.catalog.get().services()).isEmpty();
        try (var left = Files.list(data.resolve("packages"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void listsInPages() {
        for (int i = 0; i < 7; i++) {
            lambda.createFunction(request("f" + i).build());
        }

        var names =
                lambda.listFunctionsPaginator(r -> r.maxItems(3)).functions().stream()
                        .map(FunctionConfiguration::functionName);

        assertThat(names).containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6");
    }

    @Test
    void outlivesARestart() {
        lambda.createFunction(request("one").tags(Map.of("a", "b")).build());
        lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("one"));
        FunctionConfiguration before =
                lambda.getFunction(r -> r.functionName("one")).configuration();
        stop();
        start();

        GetFunctionResponse after = lambda.getFunction(r -> r.functionName("one"));

        assertThat(after.configuration()).isEqualTo(before);
        assertThat(after.tags()).containsEntry("a", "b");
        assertThat(server.catalog.get().services()).containsKey("one");
    }

    @Test
    void namesAnOperationThatIsMissing() {
        assertThatThrownBy(() -> lambda.listLayers(r -> {}))
                .isInstanceOfSatisfying(
                        LambdaException.class,
                        e -> {
                            assertThat(e.statusCode()).isEqualTo(400);
                            assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo("OperationNotSupportedException");
                            assertThat(e.awsErrorDetails().errorMessage())
                                    .isEqualTo("Lungfish does not have ListLayers yet.");
                        });
    }
}
