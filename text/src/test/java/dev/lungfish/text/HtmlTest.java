package dev.lungfish.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HtmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    orders          | orders
                    <b>&"'          | &lt;b&gt;&amp;&quot;&#39;
                    fisch 🐟 süß    | fisch 🐟 süß
                    """)
    void showsTextAsItIs(String text, String html) {
        assertThat(Html.escape(text)).isEqualTo(html);
    }

    @Test
    void replacesWhatNoPageMayHold() {
        assertThat(Html.escape("a\u0000b\ud83dc\u0085")).isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    @Test
    void fillsPlacesButNotWhatWasPutIn() {
        assertThat(Template.fill("{{a}} and {{b}}", Map.of("a", "{{b}} $1 \\", "b", "two")))
                .isEqualTo("{{b}} $1 \\ and two");
    }

    @Test
    void leavesNoPlaceEmpty() {
        assertThatThrownBy(() -> Template.fill("{{a}}", Map.of()))
                .hasMessageContaining("nothing fills a");
    }
}
