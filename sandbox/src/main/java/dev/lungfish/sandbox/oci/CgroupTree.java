package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.linux.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The control groups of one platform, `lungfish/PLATFORM` in every tree, above those of its sandboxes.
final class CgroupTree {

    private static final String TOP = "lungfish";
    private static final int MOST_ROUNDS = 200;

    private final Hierarchies hierarchies;
    private final String place;

    private CgroupTree(Hierarchies hierarchies, String platform) {
        this.hierarchies = hierarchies;
        this.place = TOP + "/" + platform;
    }

    /// Those of a platform that may have ended.
    static CgroupTree of(Hierarchies hierarchies, String platform) {
        return new CgroupTree(hierarchies, platform);
    }

    /// Those of a new platform.
    ///
    /// @throws SandboxException if this user may make none, or the machine lacks a controller
    static CgroupTree create(Hierarchies hierarchies, String platform) throws SandboxException {
        if (!hierarchies.missing().isEmpty()) {
            throw new SandboxException(
                    "This machine has no cgroup controller %s; mount /sys/fs/cgroup with all of memory, cpu and pids."
                            .formatted(hierarchies.missing().getFirst()));
        }
        CgroupTree tree = new CgroupTree(hierarchies, platform);
        try {
            for (Path root : hierarchies.used()) {
                tree.make(root);
            }
            return tree;
        } catch (IOException e) {
            tree.remove();
            throw new SandboxException(
                    "Cgroups cannot be made, which takes root: " + e.getMessage() + ".", e);
        }
    }

    /// The cgroup of a new sandbox.
    Cgroup create(int number) throws IOException {
        String child = place + "/" + number;
        for (Path root : hierarchies.used()) {
            Files.createDirectories(root.resolve(child));
        }
        return cgroup(child);
    }

    /// Its directory in every tree.
    List<String> directories() {
        return hierarchies.all().stream().map(root -> root.resolve(place).toString()).toList();
    }

    /// Its name below the root of every tree.
    String place() {
        return place;
    }

    /// Ends all sandboxes and removes their cgroups and the platform's own. Returns how many processes it ended.
    int sweep() {
        int ended = 0;
        for (String child : children()) {
            ended += cgroup(place + "/" + child).clear();
        }
        remove();
        return ended;
    }

    /// Removes a cgroup and those below it, once they have no processes.
    static void remove(Path directory) {
        for (Path cgroup : deepestFirst(directory)) {
            for (int round = 0; round < MOST_ROUNDS && !removed(cgroup); round++) {
                Mark.pause();
            }
        }
    }

    private Cgroup cgroup(String child) {
        Path version2 = hierarchies.version2();
        return hierarchies.isVersion2() && version2 != null
                ? new Cgroup2(version2, child)
                : new Cgroup1(hierarchies, child);
    }

    private void remove() {
        hierarchies.all().forEach(root -> remove(root.resolve(place)));
    }

    private List<String> children() {
        Path first = hierarchies.used().iterator().next().resolve(place);
        try (Stream<Path> entries = Files.list(first)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// In version 2 a cgroup hands controllers down only when it is told to.
    private void make(Path root) throws IOException {
        Path directory = root.resolve(place);
        Files.createDirectories(directory);
        if (hierarchies.isVersion2()) {
            for (Path parent : List.of(root, root.resolve(TOP), directory)) {
                Files.writeString(parent.resolve("cgroup.subtree_control"), "+memory +cpu +pids");
            }
        } else if (root.equals(hierarchies.tree("memory"))) {
            Cgroup.writeIfThere(directory.resolve("memory.use_hierarchy"), "1");
        }
    }

    /// `lungfish` itself stays: another platform may be making its own below it just now.
    private static boolean removed(Path cgroup) {
        try {
            Files.delete(cgroup);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> deepestFirst(Path directory) {
        try (Stream<Path> below = Files.walk(directory)) {
            List<Path> directories = new ArrayList<>(below.filter(Files::isDirectory).toList());
            directories.sort(Comparator.comparingInt(Path::getNameCount).reversed());
            return directories;
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
