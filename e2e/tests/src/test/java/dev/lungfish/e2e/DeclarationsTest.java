package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/// What is declared beside a function, through the AWS SDK.
@ExtendWith(OnPlatform.class)
final class DeclarationsTest {

    private static final String ONE = "export const handler = async () => 1;";

    @Test
    void functionsAreListedPageByPage(Functions functions) {
        var lambda = functions.lambda();
        var names = List.of(functions.node(ONE), functions.node(ONE), functions.node(ONE));
        assertThat(lambda.listFunctionsPaginator(list -> list.maxItems(1)).functions())
                .extracting(FunctionConfiguration::functionName)
                .containsAll(names);
        var first = lambda.listFunctions(list -> list.maxItems(1));
        assertThat(first.functions()).hasSize(1);
        assertThat(first.nextMarker()).isNotBlank();
    }

    @Test
    void tagsAreKept(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node(ONE);
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + name;
        lambda.tagResource(tag -> tag.resource(arn).tags(Map.of("team", "north", "tier", "1")));
        lambda.untagResource(untag -> untag.resource(arn).tagKeys("tier"));
        assertThat(lambda.listTags(list -> list.resource(arn)).tags())
                .isEqualTo(Map.of("team", "north"));
        assertThat(lambda.getFunction(get -> get.functionName(name)).tags())
                .isEqualTo(Map.of("team", "north"));
    }

    @Test
    void permissionsAreKeptAsAPolicy(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node(ONE);
        lambda.addPermission(
                add ->
                        add.functionName(name)
                                .statementId("queue")
                                .action("lambda:InvokeFunction")
                                .principal("sqs.amazonaws.com"));
        var policy = Json.parse(lambda.getPolicy(get -> get.functionName(name)).policy());
        var statement = policy.get("Statement").get(0);
        assertThat(statement.get("Sid").asString()).isEqualTo("queue");
        assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
        assertThat(statement.get("Principal").get("Service").asString())
                .isEqualTo("sqs.amazonaws.com");
        lambda.removePermission(remove -> remove.functionName(name).statementId("queue"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.getPolicy(get -> get.functionName(name)));
    }

    @Test
    void theAccountHasTheLimitsOfANewOne(Functions functions) {
        var lambda = functions.lambda();
        var limits = lambda.getAccountSettings().accountLimit();
        assertThat(limits.concurrentExecutions()).isEqualTo(1000);
        assertThat(limits.codeSizeZipped()).isEqualTo(52_428_800);
        assertThat(limits.codeSizeUnzipped()).isEqualTo(262_144_000);
        int unreserved = limits.unreservedConcurrentExecutions();
        String name = functions.node(ONE);
        lambda.putFunctionConcurrency(
                put -> put.functionName(name).reservedConcurrentExecutions(100));
        assertThat(lambda.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(unreserved - 100);
        assertThat(
                        lambda.getFunctionConcurrency(get -> get.functionName(name))
                                .reservedConcurrentExecutions())
                .isEqualTo(100);
    }

    @Test
    void anAliasLivesUntilItIsDeleted(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node(ONE);
        lambda.publishVersion(version -> version.functionName(name));
        var created =
                lambda.createAlias(
                        alias ->
                                alias.functionName(name)
                                        .name("live")
                                        .functionVersion("1")
                                        .description("what customers get"));
        assertThat(created.aliasArn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + name + ":live");
        assertThat(lambda.listAliases(list -> list.functionName(name)).aliases())
                .extracting(alias -> alias.name())
                .containsExactly("live");
        lambda.deleteAlias(delete -> delete.functionName(name).name("live"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.getAlias(get -> get.functionName(name).name("live")));
    }

    @Test
    void aProvisionedVersionHasNoColdStart(Functions functions) {
        var lambda = functions.lambda();
        String name =
                functions.node(
                        "export const handler = async () => process.env.AWS_LAMBDA_INITIALIZATION_TYPE;");
        lambda.publishVersion(version -> version.functionName(name));
        var put =
                lambda.putProvisionedConcurrencyConfig(
                        config ->
                                config.functionName(name)
                                        .qualifier("1")
                                        .provisionedConcurrentExecutions(2));
        assertThat(put.requestedProvisionedConcurrentExecutions()).isEqualTo(2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            var config =
                                    lambda.getProvisionedConcurrencyConfig(
                                            get -> get.functionName(name).qualifier("1"));
                            assertThat(config.status())
                                    .isEqualTo(ProvisionedConcurrencyStatusEnum.READY);
                            assertThat(config.availableProvisionedConcurrentExecutions())
                                    .isEqualTo(2);
                        });
        var answer = functions.invoke(name + ":1", "{}");
        Answers.assertAnswer(answer, "'provisioned-concurrency'");
        // AWS reports the initialisation with the first invocation all the same; nobody waited for
        // it.
        assertThat(log(answer)).contains("REPORT");
        lambda.deleteProvisionedConcurrencyConfig(
                delete -> delete.functionName(name).qualifier("1"));
        assertThatExceptionOfType(ProvisionedConcurrencyConfigNotFoundException.class)
                .isThrownBy(
                        () ->
                                lambda.getProvisionedConcurrencyConfig(
                                        get -> get.functionName(name).qualifier("1")));
        Processes.awaitNone(name);
    }
}
