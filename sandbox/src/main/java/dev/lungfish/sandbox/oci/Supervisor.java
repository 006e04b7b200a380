package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.Programs;
import dev.lungfish.sandbox.linux.Script;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts the runtime as the process that a container ends with: in a session of its own, in the container's cgroups.
///
/// @param runtime the runtime
/// @param state where it keeps what it knows of its containers
/// @param hidden a mount that it must not see, if there is one
record Supervisor(OciRuntime runtime, Path state, @Nullable Path hidden) {

    private static final String SCRIPT = Script.read(Supervisor.class, "supervisor.sh");

    /// @param id the container's, unique on this platform
    /// @param output the descriptor that the program writes to
    /// @param errors the descriptor that the runtime writes to
    Process start(String id, Path bundle, Cgroup cgroup, String mark, int output, int errors)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(id, bundle, cgroup));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Programs.systemEnvironment());
        environment.put(Mark.VARIABLE, mark);
        return builder.directory(bundle.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.to(new File("/proc/self/fd/" + output)))
                .redirectError(Redirect.to(new File("/proc/self/fd/" + errors)))
                .start();
    }

    private List<String> command(String id, Path bundle, Cgroup cgroup) {
        List<String> command = new ArrayList<>();
        command.add(Programs.tool("setsid"));
        if (hidden != null) {
            command.addAll(
                    List.of(Programs.tool("unshare"), "--mount", "--propagation", "private"));
        }
        command.addAll(List.of(Programs.tool("sh"), "-c", SCRIPT, "lungfish-container"));
        command.add(hidden == null ? "" : hidden.toString());
        List<Path> joins = runtime.leavesCgroups() ? cgroup.joins() : List.of();
        command.add(Integer.toString(joins.size()));
        joins.forEach(file -> command.add(file.toString()));
        command.addAll(runtime.run(state, bundle, id));
        return command;
    }
}
