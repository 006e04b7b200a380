package dev.lungfish.planner.traffic;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lungfish.planner.input.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One row of a table.
///
/// @param file the table's name in messages
/// @param columns where each column stands
record Row(String file, CsvRecord record, Map<String, Integer> columns) {

    private static final Pattern WITH_UNIT =
            Pattern.compile("(-?[0-9.]+)\\s*(ns|us|µs|ms|s|m|h|min|kb|kib|mb|mib|gb|gib|%)");

    int line() {
        return (int) record.getStartingLineNumber();
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /// What stands in a column; an empty text where there is no such column.
    String text(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : record.getField(index).strip();
    }

    /// The number in a column, not negative; NaN where it is empty, or wrong, which is noted.
    double number(String column, Problems problems) {
        String text = text(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        double value = parsed(text);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            problems.add(file, line(), notNumber(column, text));
            return Double.NaN;
        }
        if (value < 0) {
            problems.add(file, line(), "%s is %s: it cannot be negative.".formatted(column, text));
            return Double.NaN;
        }
        return value;
    }

    /// The whole number in a column, not negative; -1 where there is none, which is noted.
    long whole(String column, long most, Problems problems) {
        if (text(column).isEmpty()) {
            problems.add(file, line(), "%s is empty.".formatted(column));
            return -1;
        }
        double value = number(column, problems);
        if (Double.isNaN(value)) {
            return -1;
        }
        if (value != Math.rint(value) || value > most) {
            problems.add(
                    file,
                    line(),
                    "%s is %s: it is a whole number of at most %,d."
                            .formatted(column, text(column), most));
            return -1;
        }
        return (long) value;
    }

    private static double parsed(String text) {
        char last = text.charAt(text.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String notNumber(String column, String text) {
        Matcher unit = WITH_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        if (!unit.matches()) {
            return "%s is '%s', which is not a number; write it like 1234.5."
                    .formatted(column, text);
        }
        int underscore = column.lastIndexOf('_');
        String own = underscore < 0 ? "" : column.substring(underscore + 1);
        if (unit.group(2).equals(own)) {
            return "%s is '%s': its unit is in the column's name; write %s."
                    .formatted(column, text, unit.group(1));
        }
        return own.isEmpty()
                ? "%s is '%s': write a number without a unit.".formatted(column, text)
                : "%s is '%s': write it in %s, without a unit.".formatted(column, text, own);
    }
}
