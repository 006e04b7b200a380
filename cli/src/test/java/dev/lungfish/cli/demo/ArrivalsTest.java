package dev.lungfish.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.cli.demo.Arrivals.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrivalsTest {

    private static final Trace TRACE =
            new Trace(List.of("a", "b"), 0, List.of(List.of(300, 2), List.of(0, 1)));

    /// The same in every JVM.
    private static final long FIRST_OF_SEED_ONE = 37_294_932;

    @Test
    void placesEveryInvocationWithinItsMinute() {
        for (long minute = 0; minute < 4; minute++) {
            long first = minute * Arrivals.MINUTE_NANOS;
            List<Arrival> arrivals = new Arrivals(TRACE, 1).in(minute);
            assertThat(arrivals)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.traceNanos(), b.traceNanos()))
                    .allMatch(a -> a.traceNanos() >= first)
                    .allMatch(a -> a.traceNanos() < first + Arrivals.MINUTE_NANOS);
            assertThat(arrivals.stream().filter(a -> a.service() == 0))
                    .hasSize(minute % 2 == 0 ? 300 : 0);
        }
    }

    @Test
    void spreadsThemEvenly() {
        long inFirstHalf =
                new Arrivals(TRACE, 1)
                        .in(0).stream()
                                .filter(a -> a.traceNanos() < Arrivals.MINUTE_NANOS / 2)
                                .count();
        assertThat(inFirstHalf).isBetween(125L, 177L);
    }

    @Test
    void theSeedDecidesWhere() {
        List<Arrival> one = new Arrivals(TRACE, 1).in(0);
        assertThat(new Arrivals(TRACE, 1).in(0)).isEqualTo(one);
        assertThat(new Arrivals(TRACE, 2).in(0)).isNotEqualTo(one);
        assertThat(one.getFirst().traceNanos()).isEqualTo(FIRST_OF_SEED_ONE);
    }
}
