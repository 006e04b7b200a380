package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.linux.Libc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A control group of version 1 (docs.kernel.org/admin-guide/cgroup-v1), one directory for each controller.
final class Cgroup1 extends Cgroup {

    private static final int PERIOD_MICROS = 100_000;

    /// The kernel counts memory in batches.
    private static final long KERNEL_BATCH_BYTES = 1024 * 1024;

    private static final int MOST_LOOKS = 10_000;

    private final Path memory;
    private final Path cpu;
    private final Path usage;
    private final Path pids;
    private final Path freezer;

    Cgroup1(Hierarchies hierarchies, String place) {
        super(place, hierarchies.all());
        memory = hierarchies.tree("memory").resolve(place);
        cpu = hierarchies.tree("cpu").resolve(place);
        usage = hierarchies.tree("cpuacct").resolve(place).resolve("cpuacct.usage");
        pids = hierarchies.tree("pids").resolve(place);
        freezer = hierarchies.tree("freezer").resolve(place);
    }

    /// Where the kernel counts swap, swap is within the wall too.
    @Override
    void limit(long memoryBytes, int processes) throws IOException {
        write(memory.resolve("memory.limit_in_bytes"), Long.toString(memoryBytes));
        Path withSwap = memory.resolve("memory.memsw.limit_in_bytes");
        if (exists(withSwap)) {
            write(withSwap, Long.toString(memoryBytes));
        }
        write(pids.resolve("pids.max"), Integer.toString(processes));
    }

    @Override
    void limitCpu(int millis) {
        writeIfThere(cpu.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
        writeIfThere(
                cpu.resolve("cpu.cfs_quota_us"), Integer.toString(millis * PERIOD_MICROS / 1000));
    }

    @Override
    List<Path> joins() {
        return List.of(
                        memory.resolve("cgroup.procs"),
                        cpu.resolve("cgroup.procs"),
                        usage.resolveSibling("cgroup.procs"),
                        pids.resolve("cgroup.procs"),
                        freezer.resolve("cgroup.procs"))
                .stream()
                .distinct()
                .toList();
    }

    /// A process that the kernel holds up somewhere is not waited for very long.
    @Override
    void freeze() {
        Path state = freezer.resolve("freezer.state");
        writeIfThere(state, "FROZEN");
        for (int look = 0; look < MOST_LOOKS; look++) {
            String now = Libc.text(state.toString());
            if (!now.startsWith("FREEZING")) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    void thaw() {
        writeIfThere(freezer.resolve("freezer.state"), "THAWED");
    }

    @Override
    long memoryPeakBytes() {
        return number(memory.resolve("memory.max_usage_in_bytes"));
    }

    @Override
    long cpuNanos() {
        return number(usage);
    }

    @Override
    long outOfMemoryKills() {
        return number(memory.resolve("memory.oom_control"), "oom_kill")
                + number(memory.resolve(CHILD).resolve("memory.oom_control"), "oom_kill");
    }

    @Override
    boolean hasMetMemoryWall() {
        long limit = number(memory.resolve("memory.limit_in_bytes"));
        long refused =
                number(memory.resolve("memory.failcnt"))
                        + number(memory.resolve("memory.memsw.failcnt"));
        return refused > 0 && memoryPeakBytes() >= limit - KERNEL_BATCH_BYTES;
    }

    @Override
    boolean killsAllTogether() {
        return false;
    }

    @Override
    List<Integer> members() {
        return members(memory);
    }
}
