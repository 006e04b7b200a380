package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Resource policies.
class PolicyContractTest extends ContractTest {

    private static final String STATEMENT =
            "{\"Sid\":\"s3\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"%s\",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::bucket\"}}}";

    private String allow(String function, String revisionId) {
        return lambda.addPermission(
                        r ->
                                r.functionName(function)
                                        .statementId("s3")
                                        .action("lambda:InvokeFunction")
                                        .principal("s3.amazonaws.com")
                                        .sourceArn("arn:aws:s3:::bucket")
                                        .revisionId(revisionId))
                .statement();
    }

    @Test
    void keepsAndTellsStatements() {
        create("one");
        String revisionId =
                lambda.getFunctionConfiguration(r -> r.functionName("one")).revisionId();

        assertThat(allow("one", revisionId)).isEqualTo(STATEMENT.formatted(ARN + "one"));

        var policy = lambda.getPolicy(r -> r.functionName("one"));
        assertThat(policy.policy())
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":["
                                + STATEMENT.formatted(ARN + "one")
                                + "]}");
        assertThat(policy.revisionId())
                .isNotEqualTo(revisionId)
                .isEqualTo(
                        lambda.getFunctionConfiguration(r -> r.functionName("one")).revisionId());
        refused(
                409,
                "ResourceConflictException",
                "The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement.",
                () -> allow("one", null));
        refused(
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id",
                () ->
                        lambda.removePermission(
                                r -> r.functionName("one").statementId("s3").revisionId("wrong")));
        lambda.removePermission(r -> r.functionName("one").statementId("s3"));
        refused(
                404,
                "ResourceNotFoundException",
                "The resource you requested does not exist.",
                () -> lambda.getPolicy(r -> r.functionName("one")));
    }

    @Test
    void keepsOnePolicyPerQualifier() {
        create("one", r -> r.publish(true));
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));

        allow("one", null);
        allow("one:1", null);
        allow("one:live", null);

        assertThat(lambda.getPolicy(r -> r.functionName("one").qualifier("1")).policy())
                .contains("\"" + ARN + "one:1\"");
        assertThat(lambda.getPolicy(r -> r.functionName("one").qualifier("live")).policy())
                .contains("\"" + ARN + "one:live\"");
        refused(
                400,
                "InvalidParameterValueException",
                "We currently do not support adding policies for $LATEST.",
                () -> allow("one:$LATEST", null));
        refused(
                404,
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + "one:none",
                () -> allow("one:none", null));
    }

    @Test
    void refusesWhatIsNotThere() {
        create("one");

        refused(
                404,
                "ResourceNotFoundException",
                "No policy is associated with the given resource.",
                () -> lambda.removePermission(r -> r.functionName("one").statementId("s3")));
        refused(
                404,
                "ResourceNotFoundException",
                "No policy found for: " + ARN + "none",
                () -> lambda.removePermission(r -> r.functionName("none").statementId("s3")));
        allow("one", null);
        refused(
                404,
                "ResourceNotFoundException",
                "Statement other is not found in resource policy.",
                () -> lambda.removePermission(r -> r.functionName("one").statementId("other")));
        refused(
                400,
                "InvalidParameterValueException",
                "The provided principal was invalid. Please check the principal and try again.",
                () ->
                        lambda.addPermission(
                                r ->
                                        r.functionName("one")
                                                .statementId("x")
                                                .action("lambda:InvokeFunction")
                                                .principal("nobody")));
    }
}
