package dev.lungfish.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PerNode;
import dev.lungfish.core.pricing.Purchase;
import dev.lungfish.core.pricing.ResourcePrices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PurchasesTest {

    private static final long HOUR = ResourcePrices.HOUR_MILLIS;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "on-demand, 0.0816",
        "spot, 0.029376",
        "savings-plan-1y, 0.059568",
    })
    void anHourOfANode(String way, String dollars) throws Exception {
        Purchase purchase = Purchases.aws().of(way).orElseThrow();

        assertThat(purchase.each(eks().type("m7g.large").orElseThrow()).times(HOUR))
                .isEqualTo(Money.dollars(dollars));
    }

    @Test
    void everyTypeThatIsShippedHasItsOwnFigures() throws Exception {
        assertThat(eks().types())
                .allSatisfy(type -> assertThat(Purchases.aws().spotType(type.name())).isPresent());
        assertThat(Purchases.aws().of("spot").orElseThrow().percentOf("z1d.large")).isEqualTo(66);
        assertThat(Purchases.aws().spotType("m7g.large").orElseThrow().interruptedPercent())
                .isEqualTo(15);
        assertThat(Purchases.aws().of("barter")).isEmpty();
    }

    @Test
    void everyNumberHasASource() throws Exception {
        assertThat(Sources.in(Purchases.aws()))
                .hasSizeGreaterThan(4)
                .allMatch(source -> source.matches("secondary: .+|.*[.]com/.*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: m7g.large, percent: 64 | name: m7g.large, percent: 100 | a discount is from 0 to 99 percent, not 100.",
                "name: m7g.large, percent: 64 | name: m7g.large, percents: 64 | unknown key 'percents'. Did you mean 'percent'?",
                "percent: {value: 66 | percent: {value: -66 | a value is never negative, but this is -66.",
                "percent: 64, interrupted_percent: 15 | percent: 64, interrupted_percent: 150 | from 0 to 100 percent are interrupted, not 150.",
            })
    void mistakesAreNamed(String right, String wrong, String message) throws IOException {
        String text = shipped();
        assertThat(text).contains(right);
        Path file = Files.writeString(directory.resolve("x.yaml"), text.replace(right, wrong));

        assertThatThrownBy(() -> Purchases.find(file.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message);
    }

    private static PerNode eks() throws YamlException {
        return (PerNode) ContainerProfile.find("aws-eks-ec2").prices();
    }

    private static String shipped() throws IOException {
        try (InputStream in = Purchases.class.getResourceAsStream("aws-purchase.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
