package dev.lungfish.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often reported rules are right, for each rule over all programs.
final class Score {

    /// The figures of one rule.
    ///
    /// @param right programs where it is reported, as it must be
    /// @param wrong programs where it is reported and must not be
    /// @param missed programs where it must be reported and is not
    record Row(List<String> right, List<String> wrong, List<String> missed) {

        Row() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /// What part of the reports is right; 1 where there is none.
        double precision() {
            return part(right.size(), wrong.size());
        }

        /// What part of what is there is reported; 1 where there is nothing.
        double recall() {
            return part(right.size(), missed.size());
        }

        private static double part(int hits, int failures) {
            return hits + failures == 0 ? 1 : (double) hits / (hits + failures);
        }
    }

    private final SortedMap<String, Row> rows = new TreeMap<>();

    /// Takes in the rules that were reported for a program. What its truth leaves open does not count.
    void add(Truth truth, Collection<String> reported) {
        for (String rule : truth.right()) {
            Row row = row(rule);
            (reported.contains(rule) ? row.right() : row.missed()).add(truth.name());
        }
        reported.stream()
                .distinct()
                .filter(rule -> !truth.right().contains(rule) && !truth.open().contains(rule))
                .forEach(rule -> row(rule).wrong().add(truth.name()));
    }

    private Row row(String rule) {
        return rows.computeIfAbsent(rule, unseen -> new Row());
    }

    /// By rule, in order; only rules that were reported or should have been.
    SortedMap<String, Row> rows() {
        return rows;
    }

    /// All rules together.
    Row total() {
        Row total = new Row();
        for (Row row : rows.values()) {
            total.right().addAll(row.right());
            total.wrong().addAll(row.wrong());
            total.missed().addAll(row.missed());
        }
        return total;
    }
}
