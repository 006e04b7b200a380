package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.Proc;
import dev.lungfish.sandbox.linux.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All processes of the machine, read once for everyone who asks at the same time.
final class HostProcesses {

    /// One process with what its origin can be told from.
    record HostProcess(ProcessStat stat, Signs signs) {}

    /// What a process has from the one that started it, unless it got rid of it.
    ///
    /// @param mark the platform's and sandbox's mark, empty if it has none
    /// @param output what its standard output is
    /// @param error what its standard error is
    record Signs(String mark, String output, String error) {}

    private List<HostProcess> snapshot = List.of();
    private Map<ProcessStat.Identity, Signs> known = Map.of();
    private long takenNanos = System.nanoTime() - 1;

    /// The processes at some moment since the one given (`System.nanoTime()`).
    synchronized List<HostProcess> since(long nanos) {
        if (takenNanos - nanos < 0) {
            takenNanos = System.nanoTime();
            take();
        }
        return snapshot;
    }

    private void take() {
        Map<ProcessStat.Identity, Signs> seen = new HashMap<>();
        snapshot =
                Proc.processes(Proc.HOST).stream()
                        .map(
                                stat -> {
                                    ProcessStat.Identity identity = stat.identity();
                                    Signs signs = known.get(identity);
                                    if (signs == null) {
                                        signs = read(stat.pid());
                                    }
                                    seen.put(identity, signs);
                                    return new HostProcess(stat, signs);
                                })
                        .toList();
        known = seen;
    }

    private static Signs read(int pid) {
        return new Signs(Mark.of(pid), link(pid, 1), link(pid, 2));
    }

    private static String link(int pid, int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/" + descriptor)).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
