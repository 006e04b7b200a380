package dev.lungfish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a bill looks like.
final class BillCommandTest {

    private static final int TERMINAL_COLUMNS = 120;

    @Test
    void showsWhatEachServiceCostsInEveryModel() {
        assertThat(BillCommand.lines(Bills.mixed()))
                .containsExactly(
                        "2026-11 to date, at the prices of aws-lambda and aws-eks-ec2",
                        "SERVICE                                         REQUESTS   ON DEMAND  ALWAYS ON  IDLE SHARE      PER HOUR  MONTH TO DATE",
                        "a-service-with-a-name-of-forty-characters              0          $0   $9876.54    $3292.18        $18.29      $13168.72",
                        "insights                                          12,345  $0.0000151         $0          $0  $0.000000020     $0.0000151",
                        "orders                                     1,234,567,890   $24691.00      $1.23       $0.41        $34.30      $24692.65",
                        "total                                      1,234,580,235   $24691.00   $9877.77    $3292.59        $52.59      $37861.37",
                        "",
                        "Idle capacity: $3292.59, 25 % of the $13170.37 that the nodes cost.");
    }

    @Test
    void fitsATerminal() {
        assertThat(BillCommand.lines(Bills.mixed()))
                .allMatch(line -> line.length() <= TERMINAL_COLUMNS);
    }

    @Test
    void whatNoServiceHoldsIsALineOfItsOwn() {
        assertThat(BillCommand.lines(Bills.empty()))
                .containsExactly(
                        "2026-11 to date, at the prices of aws-lambda and own-machines",
                        "SERVICE       REQUESTS  ON DEMAND  ALWAYS ON  IDLE SHARE  PER HOUR  MONTH TO DATE",
                        "(no service)                                       $0.04                    $0.04",
                        "total                0         $0         $0       $0.04         -          $0.04",
                        "",
                        "Idle capacity: $0.04, 100 % of the $0.04 that the nodes cost.");
    }
}
