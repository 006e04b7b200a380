package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/// The life of functions.
class FunctionContractTest extends ContractTest {

    @Test
    void createsPendingThenActive() {
        CreateFunctionResponse created = lambda.createFunction(request("one").build());

        assertThat(created.state()).isEqualTo(State.PENDING);
        assertThat(created.stateReason()).isEqualTo("The function is being created.");
        assertThat(created.stateReasonCodeAsString()).isEqualTo("Creating");
        assertThat(created.functionArn()).isEqualTo(ARN + "one");
        assertThat(created.version()).isEqualTo("$LATEST");
        assertThat(created.memorySize()).isEqualTo(128);
        assertThat(created.timeout()).isEqualTo(3);
        assertThat(created.ephemeralStorage().size()).isEqualTo(512);
        assertThat(created.architecturesAsStrings()).containsExactly("x86_64");
        assertThat(created.lastModified())
                .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}\\+0000");
        lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("one"));
        FunctionConfiguration active =
                lambda.getFunction(r -> r.functionName("one")).configuration();
        assertThat(active.state()).isEqualTo(State.ACTIVE);
        assertThat(active.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(active.revisionId()).isNotEqualTo(created.revisionId());
    }

    @Test
    void servesTheCodeAtItsLocation() throws Exception {
        create("one");
        String location = lambda.getFunction(r -> r.functionName("one")).code().location();

        try (var in = URI.create(location).toURL().openStream()) {
            assertThat(in.readAllBytes()).isEqualTo(CODE);
        }
    }

    @Test
    void refusesASecondOfTheSameName() {
        create("one");

        refused(
                409,
                "ResourceConflictException",
                "Function already exist: one",
                () -> lambda.createFunction(request("one").build()));
    }

    @Test
    void updatesCode() {
        create("one");
        byte[] zip = Zips.of("index.js", "exports.a = 2;");

        UpdateFunctionCodeResponse updated =
                lambda.updateFunctionCode(
                        r -> r.functionName("one").zipFile(SdkBytes.fromByteArray(zip)));

        assertThat(updated.state()).isEqualTo(State.ACTIVE);
        assertThat(updated.lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
        assertThat(updated.lastUpdateStatusReasonCodeAsString()).isEqualTo("Creating");
        lambda.waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("one"));
        FunctionConfiguration now = lambda.getFunction(r -> r.functionName("one")).configuration();
        assertThat(now.codeSize()).isEqualTo(zip.length);
        assertThat(now.codeSha256()).isEqualTo(updated.codeSha256());
    }

    @Test
    void dryRunChangesNothing() {
        create("one");
        FunctionConfiguration before =
                lambda.getFunction(r -> r.functionName("one")).configuration();
        byte[] zip = Zips.of("index.js", "exports.a = 2;");

        UpdateFunctionCodeResponse answer =
                lambda.updateFunctionCode(
                        r ->
                                r.functionName("one")
                                        .dryRun(true)
                                        .zipFile(SdkBytes.fromByteArray(zip)));

        assertThat(answer.codeSize()).isEqualTo(zip.length);
        assertThat(lambda.getFunction(r -> r.functionName("one")).configuration())
                .isEqualTo(before);
    }

    @Test
    void updatesOnlyWhatIsGiven() {
        create("one", r -> r.description("first").environment(e -> e.variables(Map.of("AA", "b"))));

        lambda.updateFunctionConfiguration(r -> r.functionName("one").memorySize(512).timeout(9));
        waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("one"));

        var now = lambda.getFunctionConfiguration(r -> r.functionName("one"));
        assertThat(now.memorySize()).isEqualTo(512);
        assertThat(now.timeout()).isEqualTo(9);
        assertThat(now.description()).isEqualTo("first");
        assertThat(now.environment().variables()).containsExactly(Map.entry("AA", "b"));
    }

    @Test
    void refusesAnUpdateFromAStaleView() {
        create("one");

        refused(
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
                () ->
                        lambda.updateFunctionConfiguration(
                                r -> r.functionName("one").memorySize(512).revisionId("wrong")));
    }

    @Test
    void deletes() {
        create("one");

        var deleted = lambda.deleteFunction(r -> r.functionName("one"));

        assertThat(deleted.sdkHttpResponse().statusCode()).isEqualTo(204);
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "one",
                () -> lambda.getFunction(r -> r.functionName("one")));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "one",
                () -> lambda.deleteFunction(r -> r.functionName("one")));
    }

    @Test
    void listsInPagesWithoutStates() {
        for (int i = 0; i < 7; i++) {
            create("f" + i);
        }

        var functions = lambda.listFunctionsPaginator(r -> r.maxItems(3)).functions().stream();

        assertThat(functions)
                .allSatisfy(f -> assertThat(f.state()).isNull())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6");
    }

    @Test
    void listsAllVersions() {
        create("one", r -> r.publish(true));
        create("two");

        var functions = lambda.listFunctions(r -> r.functionVersion("ALL")).functions();

        assertThat(functions)
                .extracting(FunctionConfiguration::functionArn)
                .containsExactly(ARN + "one:$LATEST", ARN + "one:1", ARN + "two:$LATEST");
    }

    @Test
    void takesEveryKindOfName() {
        create("one", r -> r.publish(true));

        assertThat(arnOf("one")).isEqualTo(ARN + "one");
        assertThat(arnOf("one:1")).isEqualTo(ARN + "one:1");
        assertThat(arnOf("function:one")).isEqualTo(ARN + "one");
        assertThat(arnOf("000000000000:function:one")).isEqualTo(ARN + "one");
        assertThat(arnOf(ARN + "one")).isEqualTo(ARN + "one");
        assertThat(arnOf(ARN + "one:$LATEST")).isEqualTo(ARN + "one:$LATEST");
    }

    private String arnOf(String name) {
        return lambda.getFunctionConfiguration(r -> r.functionName(name)).functionArn();
    }

    @Test
    void outlivesARestart() {
        create("one", r -> r.tags(Map.of("a", "b")).publish(true));
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));
        lambda.putFunctionConcurrency(r -> r.functionName("one").reservedConcurrentExecutions(7));
        var url = lambda.createFunctionUrlConfig(r -> r.functionName("one").authType("NONE"));
        GetFunctionResponse before = lambda.getFunction(r -> r.functionName("one"));
        stop();
        start();

        GetFunctionResponse after = lambda.getFunction(r -> r.functionName("one"));

        assertThat(after.configuration()).isEqualTo(before.configuration());
        assertThat(after.tags()).containsExactly(Map.entry("a", "b"));
        assertThat(after.concurrency().reservedConcurrentExecutions()).isEqualTo(7);
        assertThat(lambda.getAlias(r -> r.functionName("one").name("live")).functionVersion())
                .isEqualTo("1");
        assertThat(
                        URI.create(
                                        lambda.getFunctionUrlConfig(r -> r.functionName("one"))
                                                .functionUrl())
                                .getHost())
                .isEqualTo(URI.create(url.functionUrl()).getHost());
    }
}
