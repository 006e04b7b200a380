package dev.lungfish.assessor.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lungfish.assessor.Assessments;
import dev.lungfish.assessor.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuppressionsTest {

    private static final List<String> RULES =
            List.of("cache-library", "database-pool", "connection-websocket");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "shop.Cache4, true",
        "shop, true",
        "shop.Cache4.<init>, true",
        "orders.jar, true",
        "orders, true",
        "shop.Cache, false",
        "sho, false",
        "other.jar, false",
    })
    void coversAPlace(String where, boolean covers) throws Exception {
        Suppressions read = read("cache-library", "where: " + where);
        assertThat(read.reason("orders", Assessments.cache(4)).isPresent()).isEqualTo(covers);
    }

    @Test
    void knowsALibraryInAnyVersion() throws Exception {
        Finding pool =
                Assessments.orders().findings().stream()
                        .filter(one -> one.rule().equals(Assessments.POOL))
                        .findFirst()
                        .orElseThrow();
        assertThat(read("database-pool", "where: HikariCP").reason("orders", pool))
                .contains("It is seldom.");
        assertThat(read("database-pool", "where: com.zaxxer").reason("orders", pool)).isPresent();
    }

    @Test
    void isForOneServiceWhereItSaysSo() throws Exception {
        Suppressions read = read("cache-library", "service: quotes");
        assertThat(read.reason("quotes", Assessments.cache(1))).isPresent();
        assertThat(read.reason("orders", Assessments.cache(1))).isEmpty();
    }

    @Test
    void tellsWhichAreNotNeeded() throws Exception {
        Suppressions read = read("cache-library", "where: shop.Cache9");
        assertThat(read.unused(List.of(Assessments.orders()))).isEmpty();
        assertThat(read.unused(List.of(Assessments.quotes())))
                .extracting(Suppression::toString, Suppression::line)
                .containsExactly(tuple("cache-library at shop.Cache9", 2));
    }

    @Test
    void namesTheRuleThatWasMeant() {
        assertThatThrownBy(() -> read("cache-libary", ""))
                .isInstanceOf(BadSuppressions.class)
                .hasMessageEndingWith(
                        "accepted.yaml:2: there is no rule 'cache-libary'. Did you mean 'cache-library'?");
    }

    @Test
    void wantsAReason() throws IOException {
        Path file = folder.resolve("accepted.yaml");
        Files.writeString(file, "suppressions:\n  - rule: cache-library\n");
        assertThatThrownBy(() -> Suppressions.read(file, RULES))
                .hasMessageContaining("accepted.yaml:2: ")
                .hasMessageContaining("reason' is missing");
        Files.writeString(file, "suppressions:\n  - rule: cache-library\n    reason: ' '\n");
        assertThatThrownBy(() -> Suppressions.read(file, RULES))
                .hasMessageContaining("say the reason why this is accepted");
    }

    private Suppressions read(String rule, String more) throws Exception {
        Path file = folder.resolve("accepted.yaml");
        Files.writeString(
                file,
                """
                suppressions:
                  - rule: %s
                    reason: It is seldom.
                    %s
                """
                        .formatted(rule, more));
        return Suppressions.read(file, RULES);
    }
}
