package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tags.
class TagContractTest extends ContractTest {

    @Test
    void comeAndGo() {
        create("one", r -> r.tags(Map.of("a", "1")).publish(true));

        lambda.tagResource(r -> r.resource(ARN + "one").tags(Map.of("a", "2", "b c", "3/ü")));
        assertThat(lambda.listTags(r -> r.resource(ARN + "one")).tags())
                .containsOnly(Map.entry("a", "2"), Map.entry("b c", "3/ü"));
        lambda.untagResource(r -> r.resource(ARN + "one").tagKeys("a", "b c", "never-there"));
        assertThat(lambda.listTags(r -> r.resource(ARN + "one")).tags()).isEmpty();
        assertThat(lambda.getFunction(r -> r.functionName("one")).hasTags()).isFalse();
    }

    @Test
    void belongToFunctionsOnly() {
        create("one", r -> r.publish(true));

        refused(
                400,
                "InvalidParameterValueException",
                "Tags on function aliases and versions are not supported. Please specify a function ARN.",
                () -> lambda.tagResource(r -> r.resource(ARN + "one:1").tags(Map.of("a", "1"))));
        refused(
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "none",
                () -> lambda.listTags(r -> r.resource(ARN + "none")));
        refused(
                400,
                "InvalidParameterValueException",
                "An error occurred and the request cannot be processed.",
                () -> lambda.tagResource(r -> r.resource(ARN + "one").tags(Map.of())));
    }
}
