package dev.lungfish.benchmarks.moves;

import dev.lungfish.benchmarks.load.Medians;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Moves in Markdown.
final class MoveTable {

    static final String HEAD =
            """
            | move | to swap ms | in all ms | requests | failed | p50 µs before | during | ratio | p99 µs before | during | after | ratio |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private MoveTable() {}

    /// The row of one move.
    static String row(MeasuredMove move) {
        return String.format(
                "| %s | %d | %d | %d | %d | %,.0f | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %.2f |%n",
                move.direction().label(),
                move.swapMillis(),
                move.totalMillis(),
                move.requests(),
                move.failed(),
                move.before().p50Micros(),
                move.during().p50Micros(),
                move.p50Ratio(),
                move.before().p99Micros(),
                move.during().p99Micros(),
                move.after().p99Micros(),
                move.p99Ratio());
    }

    /// Medians and worst of each direction and of all.
    static String summary(List<MeasuredMove> moves) {
        StringBuilder table =
                new StringBuilder(
                        """

                        | direction | moves | failed requests | median to swap ms | median in all ms | worst in all ms | median p50 ratio | worst | median p99 ratio | worst | to the slower side |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        """);
        for (Direction direction :
                moves.stream().map(MeasuredMove::direction).distinct().toList()) {
            table.append(
                    summary(
                            direction.label(),
                            moves.stream()
                                    .filter(move -> move.direction().equals(direction))
                                    .toList()));
        }
        return table.append(summary("all", moves)).toString();
    }

    private static String summary(String label, List<MeasuredMove> moves) {
        return String.format(
                "| %s | %d | %d | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                label,
                moves.size(),
                moves.stream().mapToLong(MeasuredMove::failed).sum(),
                Medians.of(moves, MeasuredMove::swapMillis),
                Medians.of(moves, MeasuredMove::totalMillis),
                worst(moves, MeasuredMove::totalMillis),
                Medians.of(moves, MeasuredMove::p50Ratio),
                worst(moves, MeasuredMove::p50Ratio),
                Medians.of(moves, MeasuredMove::p99Ratio),
                worst(moves, MeasuredMove::p99Ratio),
                Medians.of(moves, MeasuredMove::p99RatioToSlower));
    }

    private static double worst(List<MeasuredMove> moves, ToDoubleFunction<MeasuredMove> figure) {
        return moves.stream().mapToDouble(figure).max().orElseThrow();
    }
}
