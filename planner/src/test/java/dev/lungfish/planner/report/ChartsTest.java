package dev.lungfish.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChartsTest {

    @Test
    void labelsTheDaysOfAWeek() {
        Chart week = WeekChart.of(Plans.of(500));
        assertThat(week.x().ticks())
                .startsWith(new Chart.Tick(0, "Mon"), new Chart.Tick(24, "Tue"))
                .hasSize(7);
        assertThat(week.x().names()).startsWith("Mon 00:00", "Mon 01:00");
        assertThat(week.takeaway())
                .isEqualTo(
                        "All functions cost $10.00 in the dearest hour (Mon 14:00) and $0.00 in the"
                                + " cheapest (Mon 02:00): in 63 of 168 hours more than all"
                                + " containers.");
    }

    @Test
    void labelsSomeHoursOfADay() {
        List<Curves.Hour> hours =
                IntStream.range(8, 16)
                        .mapToObj(i -> new Curves.Hour("Mon %02d".formatted(i), 100, i))
                        .toList();
        assertThat(WeekChart.of(Plans.with(hours)).x().ticks())
                .startsWith(new Chart.Tick(0, "08"), new Chart.Tick(1, "09"))
                .hasSize(8);
    }

    @Test
    void leavesOutWhatHasNothingToShow() {
        assertThat(Charts.of(Plans.with(List.of(new Curves.Hour("Mon 08", 100, 3)))))
                .extracting(Chart::title)
                .containsExactly(
                        "Few services are busy",
                        "If traffic grows",
                        "If environments are kept longer");
    }

    @Test
    void thinsALongCurveButKeepsItsEnds() {
        Chart chart = ConcentrationChart.of(Plans.of(9_999));
        assertThat(chart.points()).hasSizeLessThan(500).startsWith(0.0).endsWith(1.0);
        assertThat(chart.takeaway()).startsWith("The busiest 2,000 of 10,000 services serve 74 %");
    }

    @Test
    void saysWhereThePureChoicesCross() {
        Chart chart =
                GrowthChart.of(
                        List.of(
                                new Curves.Growth(0.25, 10, 40, 8),
                                new Curves.Growth(1, 40, 50, 30),
                                new Curves.Growth(2, 80, 60, 50)));
        assertThat(chart.takeaway())
                .isEqualTo(
                        "All functions are the cheaper pure choice up to between 1 and 2 times"
                                + " today's traffic. At 2 times today's traffic the mix would cost"
                                + " $50.00 a month, all functions $80.00, all containers $60.00.");
        assertThat(chart.x().ticks()).extracting(Chart.Tick::label).startsWith("×0.25", "×1");
    }

    @Test
    void countsFromZeroWhereSomethingCostsNothing() {
        Chart chart =
                GrowthChart.of(
                        List.of(new Curves.Growth(1, 0, 50, 0), new Curves.Growth(2, 0, 50, 0)));
        assertThat(chart.y().scale()).isEqualTo(Chart.Scale.LINEAR);
    }

    @Test
    void saysWhatAKeepAliveBuys() {
        Plan plan = Plans.of(10);
        Chart chart = KeepAliveChart.of(plan.curves().keepAlive(), plan.scope().keepAlive());
        assertThat(chart.takeaway())
                .isEqualTo(
                        "4.0 % of the mix's requests on demand meet a cold start if environments"
                                + " are kept for 1 min ($541.00 a month, and 2.5 GB idle), <0.1 % if"
                                + " for 60 min ($537.50 a month, and 40 GB idle).");
        assertThat(chart.mark()).isEqualTo(new Chart.Mark(10, "as planned"));
    }
}
