package dev.lungfish.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a cgroup of version 2, played by plain ones: what is read and written, not what the kernel does then.
class Cgroup2Test {

    @TempDir Path tree;
    private Path directory;

    @BeforeEach
    void make() throws IOException {
        directory = Files.createDirectories(tree.resolve("lungfish/p/1"));
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private Cgroup2 cgroup() {
        return new Cgroup2(tree, "lungfish/p/1");
    }

    @Test
    void limitsAreWritten() throws Exception {
        file("memory.oom.group", "0\n");
        file("memory.swap.max", "max\n");
        Cgroup2 cgroup = cgroup();
        assertThat(cgroup.killsAllTogether()).isTrue();
        cgroup.limit(64L << 20, 1026);
        cgroup.limitCpu(250);
        assertThat(directory.resolve("memory.max")).hasContent("67108864");
        assertThat(directory.resolve("memory.swap.max")).hasContent("0");
        assertThat(directory.resolve("memory.oom.group")).hasContent("1");
        assertThat(directory.resolve("pids.max")).hasContent("1026");
        assertThat(directory.resolve("cpu.max")).hasContent("25000 100000");
    }

    @Test
    void measuresAreRead() throws Exception {
        file("memory.peak", "1048576\n");
        file("cpu.stat", "usage_usec 1500\nuser_usec 1000\nsystem_usec 500\n");
        file("memory.events", "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 1\n");
        assertThat(cgroup().memoryPeakBytes()).isEqualTo(1_048_576);
        assertThat(cgroup().cpuNanos()).isEqualTo(1_500_000);
        assertThat(cgroup().outOfMemoryKills()).isEqualTo(2);
    }

    @Test
    void withoutAPeakOfTheKernelsTheMostThatWasSeenCounts() throws Exception {
        Cgroup2 cgroup = cgroup();
        file("memory.current", "2000\n");
        assertThat(cgroup.memoryPeakBytes()).isEqualTo(2000);
        file("memory.current", "1000\n");
        assertThat(cgroup.memoryPeakBytes()).isEqualTo(2000);
    }

    @Test
    void freezingWaitsUntilAllStandsStill() throws Exception {
        file("cgroup.events", "populated 1\nfrozen 1\n");
        cgroup().freeze();
        assertThat(directory.resolve("cgroup.freeze")).hasContent("1");
        cgroup().thaw();
        assertThat(directory.resolve("cgroup.freeze")).hasContent("0");
    }

    @Test
    void membersAreThoseOfACgroupThatARuntimeMadeToo() throws Exception {
        file("cgroup.procs", "");
        Files.createDirectory(directory.resolve(Cgroup.CHILD));
        file(Cgroup.CHILD + "/cgroup.procs", "12\n34\n");
        assertThat(cgroup().members()).containsExactly(12, 34);
    }

    @Test
    void whatIsRemovedMeasuresNothing() {
        Cgroup2 cgroup = cgroup();
        cgroup.remove();
        assertThat(directory).doesNotExist();
        assertThat(cgroup.memoryPeakBytes()).isZero();
        assertThat(cgroup.cpuNanos()).isZero();
        assertThat(cgroup.members()).isEmpty();
        cgroup.freeze();
        cgroup.thaw();
    }
}
