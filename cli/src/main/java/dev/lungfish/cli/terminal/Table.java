package dev.lungfish.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns that are as wide as their widest cell, two spaces apart.
public final class Table {

    /// On which side of its column a cell stands.
    public enum Align {
        LEFT,
        RIGHT
    }

    private record Column(String title, Align align) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table column(String title, Align align) {
        columns.add(new Column(title, align));
        return this;
    }

    /// A column of words.
    public Table words(String title) {
        return column(title, Align.LEFT);
    }

    /// A column of figures.
    public Table figures(String title) {
        return column(title, Align.RIGHT);
    }

    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "%d cells for %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /// The titles, then the rows; no line ends in spaces.
    public List<String> lines() {
        int[] widths = new int[columns.size()];
        List<String> titles = columns.stream().map(Column::title).toList();
        measure(titles, widths);
        rows.forEach(row -> measure(row, widths));
        List<String> lines = new ArrayList<>();
        lines.add(line(titles, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            boolean left = columns.get(i).align() == Align.LEFT;
            line.append(i == 0 ? "" : "  ")
                    .append(left ? "" : padding)
                    .append(cells.get(i))
                    .append(left ? padding : "");
        }
        return line.toString().stripTrailing();
    }
}
