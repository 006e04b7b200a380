package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The memory that one running copy needs: the 99th percentile of what was allocated, the highest of several days, in whole megabytes.
final class AzureMemory {

    private static final String NEEDED = "AverageAllocatedMb_pct99";
    private static final Table TABLE =
            new Table(List.of("HashOwner", "HashApp", NEEDED), List.of(), true);

    private AzureMemory() {}

    /// By function, or by app where the files tell of apps only.
    static Map<AzureKey, Integer> read(List<InputFile> files) throws BadInput {
        Map<AzureKey, Integer> megabytes = new HashMap<>();
        Problems problems = new Problems();
        for (InputFile file : files) {
            TABLE.read(
                    file,
                    problems,
                    row -> {
                        double needed = row.number(NEEDED, problems);
                        if (needed > 0) {
                            megabytes.merge(key(row), (int) Math.ceil(needed), Math::max);
                        }
                    });
        }
        problems.check();
        return megabytes;
    }

    private static AzureKey key(Row row) {
        return new AzureKey(row.text("HashOwner"), row.text("HashApp"), row.text("HashFunction"));
    }
}
