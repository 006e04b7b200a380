package dev.lungfish.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchiesTest {

    private static final List<String> VERSION_1 =
            List.of("cpu,cpuacct", "memory", "pids", "freezer", "devices");

    @TempDir Path directory;

    private Hierarchies machine(List<String> version1, String unifiedControllers)
            throws IOException {
        List<String> mounts = new ArrayList<>(List.of("22 27 0:21 / /proc rw - proc proc rw"));
        for (String controllers : version1) {
            mounts.add(
                    "32 31 0:29 / %s rw,nosuid shared:9 - cgroup cgroup rw,%s"
                            .formatted(directory.resolve(controllers), controllers));
        }
        if (!unifiedControllers.equals("none")) {
            Path unified = Files.createDirectories(directory.resolve("unified"));
            Files.writeString(unified.resolve("cgroup.controllers"), unifiedControllers + "\n");
            mounts.add("41 31 0:38 / %s rw - cgroup2 cgroup2 rw,nsdelegate".formatted(unified));
        }
        return Hierarchies.of(mounts);
    }

    @Test
    void oneTreeForAll() throws Exception {
        Hierarchies machine = machine(List.of(), "cpuset cpu io memory pids");
        assertThat(machine.isVersion2()).isTrue();
        assertThat(machine.missing()).isEmpty();
        assertThat(machine.used()).containsExactly(directory.resolve("unified"));
        assertThat(machine.besideVersion1()).isNull();
    }

    @Test
    void aTreeForEachController() throws Exception {
        Hierarchies machine = machine(VERSION_1, "none");
        assertThat(machine.isVersion2()).isFalse();
        assertThat(machine.missing()).isEmpty();
        assertThat(machine.tree("cpuacct")).isEqualTo(directory.resolve("cpu,cpuacct"));
        assertThat(machine.used()).hasSize(4);
        assertThat(machine.all()).hasSize(5);
        assertThat(machine.besideVersion1()).isNull();
    }

    @Test
    void bothAtOnce() throws Exception {
        Hierarchies machine = machine(VERSION_1, "hugetlb");
        assertThat(machine.isVersion2()).isFalse();
        assertThat(machine.missing()).isEmpty();
        assertThat(machine.besideVersion1()).isEqualTo(directory.resolve("unified"));
        assertThat(machine.all()).hasSize(6);
    }

    @Test
    void whatIsMissingIsTold() throws Exception {
        assertThat(machine(List.of("memory", "cpu,cpuacct"), "none").missing())
                .containsExactly("pids", "freezer");
        assertThat(machine(List.of(), "cpu io").missing()).contains("memory");
    }
}
