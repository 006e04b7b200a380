package dev.lungfish.sandbox.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A control group of version 2 (docs.kernel.org/admin-guide/cgroup-v2.html).
final class Cgroup2 extends Cgroup {

    private static final int PERIOD_MICROS = 100_000;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MOST_LOOKS = 10_000;

    private final Path directory;
    private final boolean groupKill;
    private long currentPeak;

    /// @param tree the tree in which it is
    Cgroup2(Path tree, String place) {
        super(place, Set.of(tree));
        directory = tree.resolve(place);
        groupKill = exists(directory.resolve("memory.oom.group"));
    }

    @Override
    void limit(long memoryBytes, int processes) throws IOException {
        write(directory.resolve("memory.max"), Long.toString(memoryBytes));
        if (exists(directory.resolve("memory.swap.max"))) {
            write(directory.resolve("memory.swap.max"), "0");
        }
        if (groupKill) {
            write(directory.resolve("memory.oom.group"), "1");
        }
        write(directory.resolve("pids.max"), Integer.toString(processes));
    }

    @Override
    void limitCpu(int millis) {
        writeIfThere(
                directory.resolve("cpu.max"), millis * PERIOD_MICROS / 1000 + " " + PERIOD_MICROS);
    }

    @Override
    List<Path> joins() {
        return List.of(directory.resolve("cgroup.procs"));
    }

    /// A process that the kernel holds up somewhere is not waited for very long.
    @Override
    void freeze() {
        writeIfThere(directory.resolve("cgroup.freeze"), "1");
        Path events = directory.resolve("cgroup.events");
        for (int look = 0; look < MOST_LOOKS && exists(events); look++) {
            if (number(events, "frozen") == 1) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    void thaw() {
        writeIfThere(directory.resolve("cgroup.freeze"), "0");
    }

    /// Before Linux 5.19 the kernel keeps no peak: the most of what was asked for counts.
    @Override
    synchronized long memoryPeakBytes() {
        Path peak = directory.resolve("memory.peak");
        if (exists(peak)) {
            return number(peak);
        }
        currentPeak = Math.max(currentPeak, number(directory.resolve("memory.current")));
        return currentPeak;
    }

    @Override
    long cpuNanos() {
        return number(directory.resolve("cpu.stat"), "usage_usec") * NANOS_PER_MICRO;
    }

    /// Counts in all cgroups below, too.
    @Override
    long outOfMemoryKills() {
        return number(directory.resolve("memory.events"), "oom_kill");
    }

    /// Here the counts of what was below are kept.
    @Override
    boolean hasMetMemoryWall() {
        return false;
    }

    @Override
    boolean killsAllTogether() {
        return groupKill;
    }

    @Override
    List<Integer> members() {
        return members(directory);
    }
}
