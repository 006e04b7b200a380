package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/// What is refused when a function is declared, in AWS's words.
class ValidationContractTest extends ContractTest {

    private static final String INVALID = "InvalidParameterValueException";

    private void refusedToCreate(
            String type, String text, Consumer<CreateFunctionRequest.Builder> change) {
        refused(
                400,
                type,
                text,
                () -> lambda.createFunction(request("one").applyMutation(change).build()));
        assertThat(lambda.listFunctions().functions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    64   | 3   | 'memorySize' | Member must have value greater than or equal to 128
                    128  | 0   | 'timeout'    | Member must have value greater than or equal to 1
                    128  | 901 | 'timeout'    | Member must have value less than or equal to 900
                    """,
            quoteCharacter = '"')
    void refusesNumbersOutOfRange(int memory, int timeout, String member, String constraint) {
        int value = member.contains("memory") ? memory : timeout;
        refusedToCreate(
                "ValidationException",
                "1 validation error detected: Value '%d' at %s failed to satisfy constraint: %s"
                        .formatted(value, member, constraint),
                r -> r.memorySize(memory).timeout(timeout));
    }

    @Test
    void countsAllViolations() {
        refusedToCreate(
                "ValidationException",
                "2 validation errors detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+; Value '1000' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
                r -> r.role("r1").timeout(1000));
    }

    @Test
    void refusesTooMuchMemory() {
        refusedToCreate(
                INVALID,
                "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
                r -> r.memorySize(10_241));
    }

    @Test
    void refusesTooMuchTemporaryStorage() {
        refusedToCreate(
                "ValidationException",
                "1 validation error detected: Value '10241' at 'ephemeralStorage.size' failed to satisfy constraint: Member must have value less than or equal to 10240",
                r -> r.ephemeralStorage(e -> e.size(10_241)));
    }

    @Test
    void refusesUnknownAndRetiredRuntimes() {
        assertThatThrownBy(() -> lambda.createFunction(request("one").runtime("cobol").build()))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining(
                        "Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [");
        refusedToCreate(
                INVALID,
                "The runtime parameter of java8 is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.",
                r -> r.runtime("java8"));
    }

    @Test
    void saysWhatToInstallForARuntime() {
        server.missingRuntimes.put("ruby3.3", "Install Ruby 3.3 (apt install ruby).");

        refusedToCreate(
                INVALID,
                "The runtime ruby3.3 cannot run on this machine. Install Ruby 3.3 (apt install ruby).",
                r -> r.runtime("ruby3.3"));
    }

    @Test
    void wantsRuntimeAndHandler() {
        refusedToCreate(
                INVALID,
                "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
                r -> r.handler(null));
    }

    @Test
    void refusesReservedVariables() {
        refusedToCreate(
                INVALID,
                "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION",
                r -> r.environment(e -> e.variables(Map.of("AWS_REGION", "x"))));
    }

    @Test
    void refusesMoreThanFourKilobytesOfVariables() {
        Map<String, String> variables = new TreeMap<>(Map.of("LARGE_VAR", "x".repeat(4096)));

        refusedToCreate(
                INVALID,
                "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {\"LARGE_VAR\":\""
                        + "x".repeat(4096)
                        + "\"}",
                r -> r.environment(e -> e.variables(variables)));
        String fits = "x".repeat(4096 - "{\"LARGE_VAR\":\"\"}".length());
        create("two", r -> r.environment(e -> e.variables(Map.of("LARGE_VAR", fits))));
    }

    @Test
    void refusesAnInvalidZip() {
        refusedToCreate(
                INVALID,
                "Could not unzip uploaded file. Please check your file, then try to upload again.",
                r -> r.code(c -> c.zipFile(SdkBytes.fromUtf8String("this is not a zip"))));
    }

    @Test
    void refusesAZipThatIsTooLarge() {
        refused(
                413,
                "RequestEntityTooLargeException",
                "Zipped size must be smaller than 52428800 bytes",
                () ->
                        lambda.createFunction(
                                request("one")
                                        .code(
                                                c ->
                                                        c.zipFile(
                                                                SdkBytes.fromByteArray(
                                                                        new byte[52_428_801])))
                                        .build()));
    }

    @Test
    void refusesWhatItCannotHonour() {
        refusedToCreate(
                INVALID,
                "Lungfish does not have Layers yet. Leave it out.",
                r -> r.layers(ARN.replace("function", "layer") + "x:1"));
        refusedToCreate(
                INVALID,
                "Lungfish does not have VpcConfig yet. Leave it out.",
                r -> r.vpcConfig(v -> v.subnetIds("subnet-1")));
        refusedToCreate(
                INVALID,
                "Lungfish does not have TracingConfig with Mode=Active yet. Leave it out.",
                r -> r.tracingConfig(t -> t.mode("Active")));
        refusedToCreate(
                INVALID,
                "Lungfish does not have container images (PackageType=Image) yet. Deploy a zip with PackageType=Zip.",
                r -> r.packageType("Image").code(c -> c.imageUri("x")));
        refusedToCreate(
                INVALID,
                "Lungfish does not have code in S3 (S3Bucket, S3Key) yet. Send it as ZipFile.",
                r -> r.code(c -> c.s3Bucket("bucket").s3Key("key")));
    }

    @Test
    void takesMembersThatAskForNothing() {
        create(
                "one",
                r ->
                        r.vpcConfig(v -> v.subnetIds().securityGroupIds())
                                .tracingConfig(t -> t.mode("PassThrough"))
                                .snapStart(s -> s.applyOn("None"))
                                .deadLetterConfig(d -> d.targetArn(""))
                                .layers());
    }

    @Test
    void checksTheWebContract() {
        refusedToCreate(
                INVALID,
                "LUNGFISH_CONTRACT is 'http'. Set it to 'web' or 'handler', or leave it out.",
                r -> r.environment(e -> e.variables(Map.of("LUNGFISH_CONTRACT", "http"))));
        refusedToCreate(
                INVALID,
                "LUNGFISH_SLOTS is '0'. Give a number from 1 to 1000.",
                r ->
                        r.environment(
                                e ->
                                        e.variables(
                                                Map.of(
                                                        "LUNGFISH_CONTRACT",
                                                        "web",
                                                        "LUNGFISH_SLOTS",
                                                        "0"))));
    }

    @Test
    void refusesNames() {
        refused(
                400,
                INVALID,
                "1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64"
                        .formatted("a".repeat(65)),
                () -> lambda.createFunction(request("a".repeat(65)).build()));
        refused(
                404,
                "ResourceNotFoundException",
                "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
                () ->
                        lambda.getFunction(
                                r -> r.functionName(ARN.replace("us-east-1", "eu-west-1") + "x")));
        refused(
                400,
                INVALID,
                "The derived qualifier from the function name does not match the specified qualifier.",
                () -> lambda.getFunction(r -> r.functionName("one:1").qualifier("2")));
        refused(
                400,
                "ValidationException",
                "1 validation error detected: Value 'invalid!' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
                () -> lambda.getFunction(r -> r.functionName("one").qualifier("invalid!")));
        refused(
                400,
                "ValidationException",
                "1 validation error detected: Value 'my-function!' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
                () -> lambda.getFunction(r -> r.functionName("my-function!")));
    }

    @Test
    void refusesTooManyTags() {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 0; i < 51; i++) {
            tags.put("k" + i, "v");
        }

        refusedToCreate(INVALID, "Number of tags exceeds resource tag limit.", r -> r.tags(tags));
    }
}
