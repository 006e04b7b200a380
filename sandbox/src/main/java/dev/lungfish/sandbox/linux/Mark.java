package dev.lungfish.sandbox.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The environment variable by which a platform knows its programs again: `LUNGFISH_PLATFORM=PLATFORM/NUMBER`.
public final class Mark {

    public static final String VARIABLE = "LUNGFISH_PLATFORM";

    private static final long PAUSE_MILLIS = 5;
    private static final int MOST_ROUNDS = 400;

    private Mark() {}

    /// Kills every process whose mark begins with `prefix`, until there is none. Returns how many it found.
    public static int sweep(String prefix) {
        int killed = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Integer> found = carriers(prefix);
            if (found.isEmpty()) {
                return killed;
            }
            for (int pid : found) {
                killed += Proc.signal(Proc.HOST, pid, Signals.KILL) ? 1 : 0;
            }
            pause();
        }
        return killed;
    }

    /// The process' mark; empty if it has none or it may not be read.
    public static String of(int pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            String variables = '\0' + new String(bytes, StandardCharsets.ISO_8859_1) + '\0';
            int begin = variables.indexOf('\0' + VARIABLE + '=');
            return begin < 0
                    ? ""
                    : variables.substring(
                            begin + VARIABLE.length() + 2, variables.indexOf('\0', begin + 1));
        } catch (IOException e) {
            return "";
        }
    }

    public static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Integer> carriers(String prefix) {
        List<Integer> found = new ArrayList<>();
        for (int pid : Proc.pids(Proc.HOST)) {
            if (of(pid).startsWith(prefix)) {
                found.add(pid);
            }
        }
        return found;
    }
}
