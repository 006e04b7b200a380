package dev.lungfish.e2e;

import static dev.lungfish.e2e.Answers.assertAnswer;
import static dev.lungfish.e2e.Answers.json;
import static dev.lungfish.e2e.Answers.log;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each framework's own client of the Runtime API, running a function of its framework.
@ExtendWith(OnPlatform.class)
final class FrameworksTest {

    private static final String REPORT =
            "REPORT RequestId: [0-9a-f-]{36}\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 1024 MB\tMax Memory Used: \\d+ MB";

    @ParameterizedTest
    @EnumSource
    void aFrameworkServesItsFunction(Framework framework, Functions functions) {
        String name =
                functions.create(
                        function ->
                                function.runtime(framework.runtime())
                                        .handler(framework.handler())
                                        .memorySize(1024)
                                        .timeout(30)
                                        .code(Functions.code(framework.file())),
                        Map.of("JAVA_HOME", System.getProperty("java.home")));

        var cold = functions.invoke(name, "{'item':'lamp','quantity':2,'priceCents':1250}");
        assertAnswer(cold, "{'item':'lamp','totalCents':2500,'served':1}");
        assertThat(log(cold)).containsPattern(REPORT + "\tInit Duration: [0-9.]+ ms");

        var warm = functions.invoke(name, "{'item':'vase','quantity':3,'priceCents':100}");
        assertAnswer(warm, "{'item':'vase','totalCents':300,'served':2}");
        assertThat(log(warm)).containsPattern(REPORT).doesNotContain("Init Duration");

        var refused = functions.invoke(name, "{'item':'lamp','quantity':0,'priceCents':1}");
        assertThat(refused.functionError()).isEqualTo("Unhandled");
        assertThat(json(refused).get("errorMessage").asString())
                .isEqualTo("an order has at least one item");

        var afterwards = functions.invoke(name, "{'item':'lamp','quantity':1,'priceCents':1}");
        assertAnswer(afterwards, "{'item':'lamp','totalCents':1,'served':3}");
    }
}
