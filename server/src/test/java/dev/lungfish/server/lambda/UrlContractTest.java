package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/// Function URLs.
class UrlContractTest extends ContractTest {

    @BeforeEach
    void function() {
        create("one", r -> r.publish(true));
    }

    @Test
    void livesFromCreationToDeletion() {
        var created =
                lambda.createFunctionUrlConfig(
                        r ->
                                r.functionName("one")
                                        .authType("NONE")
                                        .cors(c -> c.allowOrigins("*").maxAge(60)));
        assertThat(created.functionUrl())
                .matches(
                        "http://[a-z0-9]{32}\\.lambda-url\\.localhost:"
                                + server.base().getPort()
                                + "/");
        assertThat(created.functionArn()).isEqualTo(ARN + "one");

        refused(
                409,
                "ResourceConflictException",
                "Failed to create function url config for [functionArn = "
                        + ARN
                        + "one]. Error message:  FunctionUrlConfig exists for this Lambda function",
                () -> lambda.createFunctionUrlConfig(r -> r.functionName("one").authType("NONE")));
        var updated =
                lambda.updateFunctionUrlConfig(r -> r.functionName("one").authType("AWS_IAM"));
        assertThat(updated.functionUrl()).isEqualTo(created.functionUrl());
        var got = lambda.getFunctionUrlConfig(r -> r.functionName("one"));
        assertThat(got.authType()).isEqualTo(FunctionUrlAuthType.AWS_IAM);
        assertThat(got.cors().allowOrigins()).containsExactly("*");
        assertThat(got.cors().maxAge()).isEqualTo(60);
        assertThat(got.invokeModeAsString()).isEqualTo("BUFFERED");

        lambda.deleteFunctionUrlConfig(r -> r.functionName("one"));
        refused(
                404,
                "ResourceNotFoundException",
                "The resource you requested does not exist.",
                () -> lambda.getFunctionUrlConfig(r -> r.functionName("one")));
    }

    @Test
    void belongsToAFunctionOrAnAlias() {
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));
        lambda.createFunctionUrlConfig(r -> r.functionName("one").authType("NONE"));
        lambda.createFunctionUrlConfig(
                r -> r.functionName("one").qualifier("live").authType("NONE"));

        assertThat(lambda.listFunctionUrlConfigs(r -> r.functionName("one")).functionUrlConfigs())
                .extracting(FunctionUrlConfig::functionArn)
                .containsExactly(ARN + "one", ARN + "one:live");
        lambda.deleteAlias(r -> r.functionName("one").name("live"));
        assertThat(lambda.listFunctionUrlConfigs(r -> r.functionName("one")).functionUrlConfigs())
                .hasSize(1);
        refused(
                400,
                "ValidationException",
                "1 validation error detected: Value '1' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)",
                () ->
                        lambda.createFunctionUrlConfig(
                                r -> r.functionName("one").qualifier("1").authType("NONE")));
        refused(
                404,
                "ResourceNotFoundException",
                "Function does not exist",
                () -> lambda.listFunctionUrlConfigs(r -> r.functionName("none")));
    }

    @Test
    void doesNotStreamYet() {
        refused(
                400,
                "InvalidParameterValueException",
                "Lungfish does not have InvokeMode=RESPONSE_STREAM yet. Use InvokeMode=BUFFERED.",
                () ->
                        lambda.createFunctionUrlConfig(
                                r ->
                                        r.functionName("one")
                                                .authType("NONE")
                                                .invokeMode("RESPONSE_STREAM")));
    }
}
