package dev.lungfish.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void whatIsWrittenIsJson() {
        assertThat(Json.of(Map.of("a", List.of(1, 2L, true, "b", List.of(), Map.of()))))
                .isEqualTo("{\"a\":[1,2,true,\"b\",[],{}]}");
    }

    @Test
    void charactersThatMeanSomethingAreEscaped() {
        assertThat(Json.of("\"\\\n\u0000é𝄞")).isEqualTo("\"\\\"\\\\\\u000a\\u0000é𝄞\"");
    }
}
