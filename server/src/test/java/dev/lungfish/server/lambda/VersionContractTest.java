package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.State;

/// Published versions.
class VersionContractTest extends ContractTest {

    @Test
    void publishesWhatLatestIs() {
        create("one");

        PublishVersionResponse version =
                lambda.publishVersion(r -> r.functionName("one").description("first"));
        update("one", "exports.a = 2;");

        assertThat(version.version()).isEqualTo("1");
        assertThat(version.state()).isEqualTo(State.ACTIVE);
        assertThat(version.functionArn()).isEqualTo(ARN + "one:1");
        assertThat(version.description()).isEqualTo("first");
        var latest = lambda.getFunctionConfiguration(r -> r.functionName("one"));
        var first = lambda.getFunctionConfiguration(r -> r.functionName("one").qualifier("1"));
        assertThat(first.codeSha256()).isEqualTo(version.codeSha256());
        assertThat(latest.codeSha256()).isNotEqualTo(first.codeSha256());
    }

    @Test
    void publishesNothingTwice() {
        create("one");
        String first = lambda.publishVersion(r -> r.functionName("one").description("x")).version();
        String again = lambda.publishVersion(r -> r.functionName("one")).version();
        update("one", "exports.a = 2;");
        String second = lambda.publishVersion(r -> r.functionName("one")).version();

        assertThat(first).isEqualTo("1");
        assertThat(again).isEqualTo("1");
        assertThat(second).isEqualTo("2");
    }

    @Test
    void publishesWithCreationAndUpdate() {
        var created = lambda.createFunction(request("one").publish(true).build());
        assertThat(created.version()).isEqualTo("1");
        assertThat(created.functionArn()).isEqualTo(ARN + "one");
        waiter().waitUntilPublishedVersionActive(r -> r.functionName("one").qualifier("1"));
        waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("one"));

        byte[] zip = Zips.of("index.js", "exports.a = 2;");
        var updated =
                lambda.updateFunctionCode(
                        r ->
                                r.functionName("one")
                                        .publish(true)
                                        .zipFile(SdkBytes.fromByteArray(zip)));

        assertThat(updated.version()).isEqualTo("2");
        assertThat(updated.state()).isEqualTo(State.PENDING);
        assertThat(updated.functionArn()).isEqualTo(ARN + "one:2");
        waiter().waitUntilPublishedVersionActive(r -> r.functionName("one").qualifier("2"));
        assertThat(lambda.listVersionsByFunction(r -> r.functionName("one")).versions())
                .extracting(FunctionConfiguration::functionArn)
                .containsExactly(ARN + "one:$LATEST", ARN + "one:1", ARN + "one:2");
    }

    @Test
    void pagesByNumber() {
        create("one");
        for (int i = 1; i <= 11; i++) {
            int memory = 128 + i;
            lambda.updateFunctionConfiguration(r -> r.functionName("one").memorySize(memory));
            waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("one"));
            lambda.publishVersion(r -> r.functionName("one"));
        }

        var versions =
                lambda.listVersionsByFunctionPaginator(r -> r.functionName("one").maxItems(4));

        assertThat(versions.versions().stream().map(FunctionConfiguration::version))
                .containsExactly(
                        "$LATEST", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }

    @Test
    void checksCodeAndRevision() {
        create("one");
        String current = lambda.getFunctionConfiguration(r -> r.functionName("one")).codeSha256();

        refused(
                400,
                "InvalidParameterValueException",
                "CodeSHA256 (wrong) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST."
                        .formatted(current),
                () -> lambda.publishVersion(r -> r.functionName("one").codeSha256("wrong")));
        refused(
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
                () -> lambda.publishVersion(r -> r.functionName("one").revisionId("wrong")));
    }

    @Test
    void deletesVersionsThatNoAliasNames() {
        create("one", r -> r.publish(true).tags(Map.of()));
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));

        refused(
                409,
                "ResourceConflictException",
                "The version 1 is used by the alias live. Point the alias to another version, or delete it first.",
                () -> lambda.deleteFunction(r -> r.functionName("one").qualifier("1")));
        refused(
                400,
                "InvalidParameterValueException",
                "Deletion of aliases is not currently supported.",
                () -> lambda.deleteFunction(r -> r.functionName("one").qualifier("live")));
        refused(
                400,
                "InvalidParameterValueException",
                "$LATEST version cannot be deleted without deleting the function.",
                () -> lambda.deleteFunction(r -> r.functionName("one").qualifier("$LATEST")));
        lambda.deleteAlias(r -> r.functionName("one").name("live"));
        lambda.deleteFunction(r -> r.functionName("one").qualifier("1"));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "one:1",
                () -> lambda.getFunction(r -> r.functionName("one").qualifier("1")));
        update("one", "exports.a = 2;");
        assertThat(lambda.publishVersion(r -> r.functionName("one")).version())
                .as("a number is never used again")
                .isEqualTo("2");
    }
}
