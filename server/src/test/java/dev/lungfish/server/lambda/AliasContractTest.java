package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/// Aliases.
class AliasContractTest extends ContractTest {

    private static final String INVALID = "InvalidParameterValueException";

    @BeforeEach
    void twoVersions() {
        create("one", r -> r.publish(true));
        update("one", "exports.a = 2;");
        lambda.publishVersion(r -> r.functionName("one"));
    }

    @Test
    void pointsToTwoVersions() {
        var created =
                lambda.createAlias(
                        r ->
                                r.functionName("one")
                                        .name("live")
                                        .functionVersion("1")
                                        .routingConfig(
                                                c -> c.additionalVersionWeights(Map.of("2", 0.2))));
        var got = lambda.getAlias(r -> r.functionName("one").name("live"));

        assertThat(created.aliasArn()).isEqualTo(ARN + "one:live");
        assertThat(created.description()).isEmpty();
        assertThat(got.routingConfig().additionalVersionWeights())
                .containsExactly(Map.entry("2", 0.2));
        assertThat(got.revisionId()).isEqualTo(created.revisionId());
        var function = lambda.getFunction(r -> r.functionName("one").qualifier("live"));
        assertThat(function.configuration().functionArn()).isEqualTo(ARN + "one:live");
        assertThat(function.configuration().version()).isEqualTo("1");
    }

    @Test
    void changes() {
        var created =
                lambda.createAlias(
                        r ->
                                r.functionName("one")
                                        .name("live")
                                        .functionVersion("1")
                                        .routingConfig(
                                                c -> c.additionalVersionWeights(Map.of("2", 0.2))));

        refused(
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
                () ->
                        lambda.updateAlias(
                                r -> r.functionName("one").name("live").revisionId("wrong")));
        var described =
                lambda.updateAlias(
                        r ->
                                r.functionName("one")
                                        .name("live")
                                        .description("new")
                                        .revisionId(created.revisionId()));
        assertThat(described.routingConfig()).isNotNull();
        var moved =
                lambda.updateAlias(
                        r ->
                                r.functionName("one")
                                        .name("live")
                                        .functionVersion("2")
                                        .routingConfig(c -> c.additionalVersionWeights(Map.of())));
        assertThat(moved.functionVersion()).isEqualTo("2");
        assertThat(moved.description()).isEqualTo("new");
        assertThat(moved.routingConfig()).isNull();
        refused(
                404,
                "ResourceNotFoundException",
                "Alias not found: " + ARN + "one:none",
                () -> lambda.updateAlias(r -> r.functionName("one").name("none")));
    }

    @Test
    void listsAndDeletes() {
        for (String name : new String[] {"a", "b", "c"}) {
            String version = name.equals("b") ? "2" : "1";
            lambda.createAlias(r -> r.functionName("one").name(name).functionVersion(version));
        }

        assertThat(
                        lambda
                                .listAliasesPaginator(r -> r.functionName("one").maxItems(2))
                                .aliases()
                                .stream()
                                .map(AliasConfiguration::name))
                .containsExactly("a", "b", "c");
        assertThat(lambda.listAliases(r -> r.functionName("one").functionVersion("1")).aliases())
                .extracting(AliasConfiguration::name)
                .containsExactly("a", "c");
        lambda.deleteAlias(r -> r.functionName("one").name("a"));
        lambda.deleteAlias(r -> r.functionName("one").name("never-there"));
        refused(
                404,
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + "one:a",
                () -> lambda.getAlias(r -> r.functionName("one").name("a")));
    }

    private void refusedWith(
            String type, String text, String version, Map<String, Double> weights) {
        refused(
                type.equals("ResourceNotFoundException") ? 404 : 400,
                type,
                text,
                () ->
                        lambda.createAlias(
                                r ->
                                        r.functionName("one")
                                                .name("live")
                                                .functionVersion(version)
                                                .routingConfig(
                                                        c -> c.additionalVersionWeights(weights))));
    }

    @Test
    void refusesRoutesThatCannotBe() {
        refusedWith(
                INVALID,
                "Number of items in AdditionalVersionWeights cannot be greater than 1",
                "1",
                Map.of("1", 0.1, "2", 0.2));
        refusedWith(
                "ValidationException",
                "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
                "1",
                Map.of("2", 2.0));
        refusedWith(
                "ValidationException",
                "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
                "1",
                Map.of("$LATEST", 0.5));
        refusedWith(
                INVALID,
                "Invalid function version 1. Function version 1 is already included in routing configuration.",
                "1",
                Map.of("1", 0.5));
        refusedWith(
                INVALID,
                "$LATEST is not supported for an alias pointing to more than 1 version",
                "$LATEST",
                Map.of("1", 0.5));
        refusedWith(
                "ResourceNotFoundException",
                "Function not found: " + ARN + "one:10",
                "10",
                Map.of());
    }

    @Test
    void refusesNamesThatCannotBe() {
        refused(
                400,
                "ValidationException",
                "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
                () ->
                        lambda.createAlias(
                                r -> r.functionName("one").name("2024").functionVersion("1")));
        lambda.createAlias(r -> r.functionName("one").name("live").functionVersion("1"));
        refused(
                409,
                "ResourceConflictException",
                "Alias already exists: " + ARN + "one:live",
                () ->
                        lambda.createAlias(
                                r -> r.functionName("one").name("live").functionVersion("1")));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "unknown:1",
                () ->
                        lambda.createAlias(
                                r -> r.functionName("unknown").name("live").functionVersion("1")));
    }
}
