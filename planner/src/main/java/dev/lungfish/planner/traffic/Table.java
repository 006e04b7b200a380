package dev.lungfish.planner.traffic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import dev.lungfish.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads CSV files that begin with the names of their columns.
///
/// @param required columns that must be there
/// @param optional columns that may be there
/// @param open whether columns of other names are passed over; otherwise they are mistakes
record Table(List<String> required, List<String> optional, boolean open) {

    /// Hands every row with as many values as there are columns to a consumer, and notes the others.
    ///
    /// @throws BadInput if the file or its header cannot be read
    void read(InputFile file, Problems problems, Consumer<Row> rows) throws BadInput {
        file.read(
                in -> {
                    read(file.name(), in, problems, rows);
                    return true;
                });
    }

    private void read(String name, InputStream in, Problems problems, Consumer<Row> rows)
            throws IOException, BadInput {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new BadInput(
                        name + " is empty: it begins with a line that names its columns.");
            }
            Map<String, Integer> columns = columns(name, records.next());
            int width = columns.size();
            while (records.hasNext()) {
                CsvRecord record = records.next();
                if (record.getFieldCount() == width) {
                    rows.accept(new Row(name, record, columns));
                } else {
                    problems.add(
                            name,
                            (int) record.getStartingLineNumber(),
                            "there are %d values for %d columns."
                                    .formatted(record.getFieldCount(), width));
                }
            }
        }
    }

    private Map<String, Integer> columns(String name, CsvRecord header) throws BadInput {
        Map<String, Integer> columns = new HashMap<>();
        Problems problems = new Problems();
        int line = (int) header.getStartingLineNumber();
        for (String field : header.getFields()) {
            String column = asKnown(field.strip());
            if (columns.put(column, columns.size()) != null) {
                problems.add(name, line, "the column '%s' stands twice.".formatted(column));
            } else if (!open && !known().contains(column)) {
                problems.add(name, line, unknown(column));
            }
        }
        for (String column : required) {
            if (!columns.containsKey(column)) {
                problems.add(
                        name,
                        line,
                        "the column '%s' is missing; %s.".formatted(column, described()));
            }
        }
        problems.check();
        return columns;
    }

    /// A column's name, with the case of letters that it is known by.
    private String asKnown(String column) {
        return known().stream().filter(column::equalsIgnoreCase).findFirst().orElse(column);
    }

    private String unknown(String column) {
        String meant =
                Nearest.to(column, known()).map(near -> "Did you mean '" + near + "'? ").orElse("");
        return "there is no column '%s'. %sThe %s.".formatted(column, meant, described());
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        return known;
    }

    private String described() {
        String must = "columns are " + String.join(", ", required);
        return optional.isEmpty()
                ? must
                : must + " and, where they are known, " + String.join(", ", optional);
    }
}
