package dev.lungfish.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.planner.plan.FleetBill;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private static final FleetBill CHEAP = Plans.bill("the mix", 0, 75, "");
    private static final FleetBill DEAR = Plans.bill("all functions", 100, 0, "");

    @Test
    void saysHowMuchLess() {
        assertThat(Comparison.words(CHEAP, DEAR))
                .isEqualTo("25 % less than all functions ($100.00)");
        assertThat(Comparison.yearly(CHEAP, DEAR))
                .isEqualTo(" Against all functions it saves $300.00 a year.");
    }

    @Test
    void saysHowMuchMore() {
        assertThat(Comparison.words(DEAR, CHEAP)).isEqualTo("33 % more than the mix ($75.00)");
        assertThat(Comparison.yearly(DEAR, CHEAP)).isEmpty();
    }

    @Test
    void saysWhereThereIsNoDifference() {
        assertThat(Comparison.words(DEAR, DEAR)).isEqualTo("as much as all functions ($100.00)");
    }
}
