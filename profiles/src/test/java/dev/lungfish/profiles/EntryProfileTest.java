package dev.lungfish.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.EntryPrices;
import dev.lungfish.core.pricing.Money;
import org.junit.jupiter.api.Test;

final class EntryProfileTest {

    @Test
    void awsPrices() {
        EntryPrices aws = EntryProfile.aws().prices();

        assertThat(aws.httpApi(400_000_000)).isEqualTo(Money.dollars("390"));
        assertThat(aws.restApi(1_000_000_000)).isEqualTo(Money.dollars("3033.10"));
        assertThat(aws.loadBalancer(730, 730L * 25 * 3600, 0)).isEqualTo(Money.dollars("22.265"));
    }

    @Test
    void everyNumberHasASource() throws Exception {
        assertThat(Sources.in(EntryProfile.aws()))
                .hasSize(6)
                .allMatch(source -> source.matches("secondary: .+|.*[.]com/.*"));
    }

    @Test
    void aNameThatThereIsNotNamesThoseThatThereAre() {
        assertThatThrownBy(() -> EntryProfile.find("aws-alb"))
                .isInstanceOf(YamlException.class)
                .hasMessage(
                        "There is no entry profile aws-alb, and no such file. Name one of aws-entry, or a file.");
    }
}
