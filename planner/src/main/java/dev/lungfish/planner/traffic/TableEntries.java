package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Problems;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a traffic table, understood one by one.
final class TableEntries {

    /// A row.
    ///
    /// @param nanos its time, since 1970
    /// @param service the index of its service
    record Entry(long nanos, int service, int requests, int line) {}

    private final Problems problems;
    private final TableTimes times;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, TableService> services = new LinkedHashMap<>();

    TableEntries(ZoneId zone, Problems problems) {
        this.problems = problems;
        this.times = new TableTimes(zone, problems);
    }

    /// Takes a row, or notes what is wrong with it.
    void add(Row row) {
        long nanos = times.nanos(row);
        long requests = row.whole("requests", Integer.MAX_VALUE, problems);
        String name = row.text("service");
        if (name.isEmpty()) {
            problems.add(row.file(), row.line(), "service is empty.");
            return;
        }
        TableService service =
                services.computeIfAbsent(name, absent -> new TableService(name, services.size()));
        service.add(row, Math.max(0, requests), problems);
        if (requests >= 0 && nanos != TableTimes.NONE) {
            entries.add(new Entry(nanos, service.index(), (int) requests, row.line()));
        }
    }

    List<Entry> list() {
        return Collections.unmodifiableList(entries);
    }

    Collection<TableService> services() {
        return Collections.unmodifiableCollection(services.values());
    }
}
