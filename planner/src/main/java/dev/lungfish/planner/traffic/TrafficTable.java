package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A CSV file of how many requests each service got, and when: a row for each step of time and service, or for each request.
record TrafficTable(Path path) implements TrafficSource {

    private static final List<String> REQUIRED = List.of("time", "service", "requests");
    private static final List<String> OPTIONAL =
            List.of(
                    "duration_ms",
                    "duration_p50_ms",
                    "duration_p99_ms",
                    "memory_mb",
                    "cpu_ms",
                    "trigger");

    @Override
    public Traffic read(ZoneId zone) throws BadInput {
        InputFile file = new InputFile(path);
        Problems problems = new Problems();
        TableEntries entries = new TableEntries(zone, problems);
        new Table(REQUIRED, OPTIONAL, false).read(file, problems, entries::add);
        problems.check();
        if (entries.list().isEmpty()) {
            throw new BadInput(file.name() + " has no rows.");
        }
        TableSteps steps = TableSteps.of(file.name(), entries.list());
        steps.extent().check(file.name(), entries.services().size());
        steps.checkRows(file.name(), entries, problems);
        problems.check();
        return traffic(zone, entries, steps);
    }

    private static Traffic traffic(ZoneId zone, TableEntries entries, TableSteps steps) {
        Extent extent = steps.extent();
        Collection<TableService> services = entries.services();
        int[][] counts = new int[services.size()][(int) extent.steps()];
        for (TableEntries.Entry entry : entries.list()) {
            int step = (int) ((entry.nanos() - extent.start()) / extent.stepNanos());
            counts[entry.service()][step] += entry.requests();
        }
        List<ServiceTraffic> all = new ArrayList<>();
        for (TableService service : services) {
            all.add(service.traffic(counts[service.index()]));
        }
        List<Assumption> assumptions = new ArrayList<>(steps.assumptions());
        if (services.stream().anyMatch(TableService::hasMeanOnly)) {
            assumptions.add(Spread.UNTOLD_SPREAD);
        }
        return new Traffic(
                extent.instant(), zone, extent.stepNanos(), (int) extent.steps(), all, assumptions);
    }
}
