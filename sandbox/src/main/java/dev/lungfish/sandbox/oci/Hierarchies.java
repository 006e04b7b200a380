package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where this machine's cgroups are (cgroups(7)): in one tree for all controllers (version 2), in one for each (version
/// 1), or in both, where version 1 has the controllers that matter here.
///
/// @param version1 the tree of each controller of version 1
/// @param version2 the tree of version 2, if there is one
/// @param unified the controllers of version 2
record Hierarchies(Map<String, Path> version1, @Nullable Path version2, Set<String> unified) {

    private static final List<String> NEEDED_2 = List.of("memory", "cpu", "pids");
    private static final List<String> NEEDED_1 =
            List.of("memory", "cpu", "pids", "freezer", "cpuacct");

    private static final int MOUNT_POINT = 4;

    /// Those that are mounted.
    static Hierarchies mounted() throws SandboxException {
        try {
            return of(Files.readAllLines(Path.of("/proc/self/mountinfo")));
        } catch (IOException e) {
            throw new SandboxException("/proc is not readable", e);
        }
    }

    /// @param mountInfo the lines of `/proc/PID/mountinfo` (proc(5))
    static Hierarchies of(List<String> mountInfo) throws IOException {
        Map<String, Path> version1 = new LinkedHashMap<>();
        Path version2 = null;
        for (String line : mountInfo) {
            String[] fields = line.split(" ", -1);
            int separator = Arrays.asList(fields).indexOf("-");
            Path mountPoint = Path.of(fields[MOUNT_POINT]);
            if (fields[separator + 1].equals("cgroup2")) {
                version2 = mountPoint;
            } else if (fields[separator + 1].equals("cgroup")) {
                for (String option : fields[separator + 3].split(",", -1)) {
                    version1.putIfAbsent(option, mountPoint);
                }
            }
        }
        return new Hierarchies(version1, version2, controllers(version2));
    }

    /// Whether the controllers are those of version 2.
    boolean isVersion2() {
        return unified.containsAll(NEEDED_2);
    }

    /// The controllers that are neither here nor there; empty if containers can be walled.
    List<String> missing() {
        if (isVersion2()) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(NEEDED_1);
        missing.removeAll(version1.keySet());
        return missing;
    }

    /// The tree of version 2 beside the controllers of version 1, which some runtimes cannot cope with.
    @Nullable Path besideVersion1() {
        return isVersion2() ? null : version2;
    }

    /// The trees that hold what a sandbox is walled by.
    Set<Path> used() {
        if (isVersion2() && version2 != null) {
            return Set.of(version2);
        }
        Set<Path> used = new LinkedHashSet<>();
        NEEDED_1.forEach(controller -> used.add(tree(controller)));
        return used;
    }

    /// All trees: a runtime may make a cgroup in each.
    Set<Path> all() {
        Set<Path> all = new LinkedHashSet<>(used());
        all.addAll(version1.values());
        if (version2 != null) {
            all.add(version2);
        }
        return all;
    }

    /// The tree of a controller of version 1.
    Path tree(String controller) {
        Path tree = version1.get(controller);
        if (tree == null) {
            throw new IllegalStateException("no cgroup controller " + controller);
        }
        return tree;
    }

    private static Set<String> controllers(@Nullable Path version2) throws IOException {
        if (version2 == null) {
            return Set.of();
        }
        String text = Files.readString(version2.resolve("cgroup.controllers")).strip();
        return Set.of(text.split(" ", -1));
    }
}
