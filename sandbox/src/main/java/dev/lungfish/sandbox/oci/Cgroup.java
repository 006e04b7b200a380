package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The control group of one sandbox: what its processes hold and use together, and within which walls.
///
/// Once it is removed, what it measured is 0.
abstract class Cgroup {

    /// What a runtime makes below, if it makes one of its own.
    static final String CHILD = "container";

    private static final int MOST_ROUNDS = 400;

    private final String place;
    private final Set<Path> trees;

    /// @param place its path in every tree
    /// @param trees where it may be
    Cgroup(String place, Set<Path> trees) {
        this.place = place;
        this.trees = Set.copyOf(trees);
    }

    /// The walls of memory and processes, before there is a process.
    abstract void limit(long memoryBytes, int processes) throws IOException;

    /// The wall of processor time; nothing once it is removed.
    abstract void limitCpu(int millis);

    /// The files to which a process writes its number to join.
    abstract List<Path> joins();

    /// Stops all processes where they stand, and returns when they do.
    abstract void freeze();

    abstract void thaw();

    /// The most memory that they held together.
    abstract long memoryPeakBytes();

    abstract long cpuNanos();

    /// How many of them the kernel has killed for want of memory.
    abstract long outOfMemoryKills();

    /// Whether the memory has met its wall so that the kernel may have killed below without leaving a count here.
    abstract boolean hasMetMemoryWall();

    /// Whether the kernel kills all of them when it must kill one.
    abstract boolean killsAllTogether();

    /// The numbers of its processes.
    abstract List<Integer> members();

    /// Kills all processes and returns when there are none. Returns how many there were.
    int clear() {
        int killed = 0;
        List<Integer> left = members();
        for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            for (int pid : left) {
                killed += Proc.signal(Proc.HOST, pid, Signals.KILL) ? 1 : 0;
            }
            thaw();
            Mark.pause();
            left = members();
        }
        return killed;
    }

    /// Removes it from every tree; it must have no processes.
    void remove() {
        for (Path tree : trees) {
            CgroupTree.remove(tree.resolve(place));
        }
    }

    final String place() {
        return place;
    }

    /// Its processes by one of its directories.
    static List<Integer> members(Path directory) {
        List<Integer> pids = new ArrayList<>();
        for (Path holder : List.of(directory, directory.resolve(CHILD))) {
            lines(holder.resolve("cgroup.procs")).forEach(line -> pids.add(Integer.valueOf(line)));
        }
        return pids;
    }

    /// None if the file is gone.
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    static void write(Path file, String value) throws IOException {
        Files.writeString(file, value);
    }

    /// For what a process or its whole group may be gone for already.
    static void writeIfThere(Path file, String value) {
        try {
            write(file, value);
        } catch (IOException e) {
            if (file.toFile().exists()) {
                System.getLogger(Cgroup.class.getName())
                        .log(System.Logger.Level.WARNING, "Could not write " + file, e);
            }
        }
    }

    /// The number in a file; 0 if it is gone.
    static long number(Path file) {
        String text = Libc.text(file.toString()).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /// The number that follows a name in a file of names and numbers; 0 if there is none.
    static long number(Path file, String name) {
        return Libc.text(file.toString())
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    static boolean exists(Path file) {
        return new File(file.toString()).exists();
    }
}
