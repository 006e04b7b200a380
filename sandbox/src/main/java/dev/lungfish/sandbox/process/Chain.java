package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Programs;
import dev.lungfish.sandbox.linux.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// The commands that stand between the platform and a program: each puts up one wall and starts the next.
final class Chain {

    private static final Path TEMPORARY = Path.of("/tmp");

    private final Isolation isolation;
    private final String setsid = Programs.tool("setsid");
    private final String shell = Programs.tool("sh");
    private final List<String> namespaces;
    private final String script;

    Chain(Isolation isolation) throws SandboxException {
        this.isolation = isolation;
        if (isolation == Isolation.NAMESPACES) {
            namespaces = namespaces();
            script = Script.read(Chain.class, "namespaces.sh");
        } else {
            namespaces = List.of();
            script = Script.read(Chain.class, "session.sh");
        }
    }

    Isolation isolation() {
        return isolation;
    }

    /// The whole command for a program.
    ///
    /// @param staging an existing directory over which mounts may be prepared
    List<String> command(SandboxSpec spec, Path staging) throws SandboxException {
        List<String> program = new ArrayList<>(spec.command());
        Path executable = Programs.executable(spec);
        program.set(0, executable.toString());
        List<String> command = new ArrayList<>();
        command.add(setsid);
        command.addAll(namespaces);
        command.addAll(List.of(shell, "-c", script, "sandbox"));
        if (isolation == Isolation.NAMESPACES) {
            List<String> hidden = hiddenByTemporary(spec, executable);
            command.add(spec.workingDirectory().toAbsolutePath().toString());
            command.add(Integer.toString(spec.temporaryMegabytes()));
            command.add(staging.toAbsolutePath().toString());
            command.add(Integer.toString(hidden.size()));
            command.addAll(hidden);
        }
        command.addAll(program);
        return command;
    }

    /// The paths that the sandbox needs and its own `/tmp` would cover, outermost only.
    private static List<String> hiddenByTemporary(SandboxSpec spec, Path executable) {
        SortedSet<Path> hidden = Programs.needed(spec, executable);
        hidden.removeIf(path -> !path.startsWith(TEMPORARY) || path.equals(TEMPORARY));
        return Programs.outermost(hidden).stream().map(Path::toString).toList();
    }

    private static List<String> namespaces() throws SandboxException {
        List<String> command = new ArrayList<>();
        command.add(Programs.tool("unshare"));
        if (!isRoot()) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("--mount", "--pid", "--fork", "--kill-child=KILL", "--mount-proc"));
        return command;
    }

    private static boolean isRoot() throws SandboxException {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new SandboxException(
                    "/proc is not readable; sandboxes of processes need Linux.", e);
        }
    }
}
