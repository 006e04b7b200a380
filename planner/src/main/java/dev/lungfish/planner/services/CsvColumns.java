package dev.lungfish.planner.services;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lungfish.planner.input.Problems;
import dev.lungfish.text.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns that a table of services has.
final class CsvColumns {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> KNOWN =
            List.of(
                    "service",
                    "kind",
                    "replicas",
                    "min_replicas",
                    "max_replicas",
                    "cpu_percent",
                    "cpu_m",
                    "memory_mb",
                    "cpu_limit_m",
                    "memory_limit_mb",
                    "image",
                    "min_available",
                    "schedule",
                    "pinned");

    private final Map<String, Integer> indices = new HashMap<>();
    private final int count;

    private CsvColumns(int count) {
        this.count = count;
    }

    /// The columns of a header; empty if the rows cannot be read by it.
    static Optional<CsvColumns> of(String where, CsvRecord header, Problems problems) {
        CsvColumns columns = new CsvColumns(header.getFieldCount());
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).replace(BYTE_ORDER_MARK, "").strip();
            if (!KNOWN.contains(name)) {
                problems.add(where, line(header), unknown(name));
            } else if (columns.indices.putIfAbsent(name, i) != null) {
                problems.add(where, line(header), "has the column '" + name + "' twice; keep one.");
            }
        }
        if (!columns.has("service")) {
            problems.add(where, line(header), "has no column 'service'; it is needed.");
            return Optional.empty();
        }
        return Optional.of(columns);
    }

    private static int line(CsvRecord header) {
        return Math.toIntExact(header.getStartingLineNumber());
    }

    private static String unknown(String name) {
        if (name.contains(";") || name.contains("\t")) {
            return "its columns must be separated by commas.";
        }
        String meant =
                Nearest.to(name, KNOWN).map(near -> " Did you mean '" + near + "'?").orElse("");
        return "unknown column '%s'.%s Known are: %s."
                .formatted(name, meant, String.join(", ", KNOWN));
    }

    boolean has(String name) {
        return indices.containsKey(name);
    }

    int count() {
        return count;
    }

    /// The text of a row's cell, without space around it; empty where there is none.
    String cell(CsvRecord row, String name) {
        Integer index = indices.get(name);
        return index == null || index >= row.getFieldCount() ? "" : row.getField(index).strip();
    }
}
