package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Versions and aliases through the AWS SDK.
@ExtendWith(OnPlatform.class)
final class VersionsTest {

    @Test
    void aWeightedAliasSharesItsRequestsBetweenTwoVersions(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node("export const handler = async () => process.env.STAGE;");
        publish(functions, name, "one");
        publish(functions, name, "two");
        lambda.createAlias(
                alias ->
                        alias.functionName(name)
                                .name("live")
                                .functionVersion("1")
                                .routingConfig(
                                        routing ->
                                                routing.additionalVersionWeights(
                                                        Map.of("2", 0.5))));
        var counts = new TreeMap<String, Integer>();
        for (int i = 0; i < 100; i++) {
            var answer = functions.invoke(name + ":live", "{}");
            String expected = answer.executedVersion().equals("1") ? "'one'" : "'two'";
            assertAnswer(answer, expected);
            counts.merge(answer.executedVersion(), 1, Integer::sum);
        }
        // A fair coin falls outside of this once in a million runs.
        assertThat(counts.get("1")).isBetween(25, 75);
        assertThat(counts.get("2")).isBetween(25, 75);

        lambda.updateAlias(
                alias ->
                        alias.functionName(name)
                                .name("live")
                                .functionVersion("2")
                                .routingConfig(
                                        routing -> routing.additionalVersionWeights(Map.of())));
        assertAnswer(functions.invoke(name + ":live", "{}"), "'two'");
    }

    @Test
    void aVersionStaysAsItWasPublished(Functions functions) {
        var lambda = functions.lambda();
        String name = functions.node("export const handler = async () => process.env.STAGE;");
        assertThat(publish(functions, name, "one")).isEqualTo("1");
        var again = lambda.publishVersion(version -> version.functionName(name));
        assertThat(again.version()).as("nothing changed since").isEqualTo("1");
        assertThat(publish(functions, name, "two")).isEqualTo("2");
        assertAnswer(functions.invoke(name + ":1", "{}"), "'one'");
        assertThat(lambda.listVersionsByFunction(list -> list.functionName(name)).versions())
                .extracting(version -> version.version())
                .containsExactly("$LATEST", "1", "2");
    }

    private static String publish(Functions functions, String name, String stage) {
        var lambda = functions.lambda();
        lambda.updateFunctionConfiguration(
                update ->
                        update.functionName(name)
                                .environment(
                                        e ->
                                                e.variables(
                                                        Map.of(
                                                                "STAGE",
                                                                stage,
                                                                Processes.MARK,
                                                                name))));
        functions.platform().waiter().waitUntilFunctionUpdatedV2(query -> query.functionName(name));
        return lambda.publishVersion(version -> version.functionName(name)).version();
    }
}
