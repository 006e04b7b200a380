package dev.lungfish.sandbox.linux;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a directory that holds a mounted `/proc`.
public final class Proc {

    public static final String HOST = "/proc";

    private Proc() {}

    /// The processes that are there now, by number.
    public static List<Integer> pids(String procDirectory) {
        String[] names = new File(procDirectory).list();
        List<Integer> pids = new ArrayList<>();
        if (names != null) {
            for (String name : names) {
                char first = name.charAt(0);
                if (first >= '1' && first <= '9') {
                    pids.add(Integer.valueOf(name));
                }
            }
        }
        return pids;
    }

    public static List<ProcessStat> processes(String procDirectory) {
        List<ProcessStat> processes = new ArrayList<>();
        for (int pid : pids(procDirectory)) {
            ProcessStat stat = ProcessStat.read(procDirectory, pid);
            if (stat != null && !stat.zombie()) {
                processes.add(stat);
            }
        }
        return processes;
    }

    /// How a pipe that is open here is called wherever it is open: `pipe:[12345]`.
    public static String pipeName(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signals a process by its directory, so that a number's next owner is never hit. False if it is gone.
    public static boolean signal(String procDirectory, int pid, int signal) {
        int descriptor = Libc.open(procDirectory + '/' + pid);
        if (descriptor < 0) {
            return false;
        }
        try {
            return Libc.signalByDirectory(descriptor, signal);
        } finally {
            Libc.close(descriptor);
        }
    }
}
