package dev.lungfish.sandbox.runtime;

import java.util.ArrayList;
import java.util.List;

/// Several processes that stand behind one environment, for a runtime whose process takes one invocation at a time. They
/// share the address of its Runtime API; the launcher that starts them is its program.
final class Copies {

    static final String SCRIPT = "copies.sh";

    private static final String SHELL = "/bin/sh";

    private Copies() {}

    /// The command as it is, or one that runs as many copies of it as the request wants invocations at once.
    static List<String> of(LaunchRequest request, RuntimeFiles files, List<String> command) {
        if (!request.isConcurrent()) {
            return command;
        }
        String script = files.file(SCRIPT).toString();
        List<String> launcher = new ArrayList<>();
        launcher.addAll(List.of(SHELL, script, Integer.toString(request.concurrency())));
        launcher.addAll(command);
        return launcher;
    }
}
