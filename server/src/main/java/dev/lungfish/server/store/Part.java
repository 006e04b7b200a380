package dev.lungfish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A map of a declaration as a table whose rows are named by the function and a key.
///
/// @param key the second column; the first is `function`
/// @param columns a value's columns after these two, in the table's order
record Part<V>(
        String table,
        String key,
        Function<Declaration, Map<String, V>> values,
        Function<V, List<@Nullable Object>> columns,
        RowReader reader) {

    /// Puts what a row says into the draft of its function.
    interface RowReader {
        void read(Draft draft, ResultSet row) throws SQLException;
    }

    /// The columns of one value.
    static List<@Nullable Object> row(@Nullable Object... columns) {
        return Arrays.asList(columns);
    }

    void write(Database database, @Nullable Declaration before, Declaration after)
            throws SQLException {
        Map<String, V> old = before == null ? Map.of() : values.apply(before);
        Map<String, V> now = values.apply(after);
        for (String gone : old.keySet()) {
            if (!now.containsKey(gone)) {
                database.execute(
                        "DELETE FROM " + table + " WHERE function = ? AND " + key + " = ?",
                        after.name(),
                        gone);
            }
        }
        for (Map.Entry<String, V> entry : now.entrySet()) {
            if (!entry.getValue().equals(old.get(entry.getKey()))) {
                put(database, after.name(), entry.getKey(), columns.apply(entry.getValue()));
            }
        }
    }

    private void put(Database database, String function, String name, List<@Nullable Object> values)
            throws SQLException {
        List<@Nullable Object> all = new ArrayList<>(values.size() + 2);
        all.add(function);
        all.add(name);
        all.addAll(values);
        String marks = String.join(", ", Collections.nCopies(all.size(), "?"));
        database.execute(
                "INSERT OR REPLACE INTO " + table + " VALUES (" + marks + ")", all.toArray());
    }

    /// Fills the drafts, which hold every function by name.
    void read(Database database, Map<String, Draft> drafts) throws SQLException {
        database.query(row -> read(row, drafts), "SELECT * FROM " + table);
    }

    private Draft read(ResultSet row, Map<String, Draft> drafts) throws SQLException {
        Draft draft = drafts.get(row.getString("function"));
        if (draft == null) {
            throw new SQLException("the table " + table + " names a function that is not there");
        }
        reader.read(draft, row);
        return draft;
    }
}
