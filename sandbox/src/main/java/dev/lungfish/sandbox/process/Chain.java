package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.NoProgramException;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The commands that stand between the platform and a program: each puts up one wall and starts the next.
final class Chain {

    private static final Path TEMPORARY = Path.of("/tmp");
    private static final String SYSTEM_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Isolation isolation;
    private final String setsid = tool("setsid");
    private final String shell = tool("sh");
    private final List<String> namespaces;
    private final String script;

    Chain(Isolation isolation) throws SandboxException {
        this.isolation = isolation;
        if (isolation == Isolation.NAMESPACES) {
            namespaces = namespaces();
            script = Script.read("namespaces.sh");
        } else {
            namespaces = List.of();
            script = Script.read("session.sh");
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
        Path executable = executable(spec);
        program.set(0, executable.toString());
        List<String> command = new ArrayList<>();
        command.add(setsid);
        command.addAll(namespaces);
        command.addAll(List.of(shell, "-c", script, "sandbox"));
        if (isolation == Isolation.NAMESPACES) {
            Set<String> hidden = hiddenByTemporary(spec, executable);
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
    private static Set<String> hiddenByTemporary(SandboxSpec spec, Path executable) {
        List<Path> needed = new ArrayList<>(spec.visiblePaths());
        needed.add(spec.workingDirectory());
        needed.add(executable);
        TreeSet<Path> hidden = new TreeSet<>();
        for (Path path : needed) {
            addIfHidden(path.toAbsolutePath().normalize(), hidden);
            addIfHidden(real(path), hidden);
        }
        Set<String> outermost = new TreeSet<>();
        for (Path path : hidden) {
            if (hidden.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other))) {
                outermost.add(path.toString());
            }
        }
        return outermost;
    }

    private static void addIfHidden(Path path, Set<Path> hidden) {
        if (path.startsWith(TEMPORARY) && !path.equals(TEMPORARY)) {
            hidden.add(path);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }

    /// Where the program is: a path as it stands or from the working directory, a bare name on the program's `PATH`.
    private static Path executable(SandboxSpec spec) throws SandboxException {
        String name = spec.command().getFirst();
        if (!Files.isDirectory(spec.workingDirectory())) {
            throw new SandboxException(
                    "The working directory " + spec.workingDirectory() + " does not exist.");
        }
        List<Path> candidates = new ArrayList<>();
        if (name.contains("/")) {
            candidates.add(spec.workingDirectory().toAbsolutePath().resolve(name));
        } else {
            for (String directory :
                    spec.environment().getOrDefault("PATH", SYSTEM_PATH).split(":", -1)) {
                candidates.add(Path.of(directory).resolve(name).toAbsolutePath());
            }
        }
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate.normalize();
            }
        }
        throw new NoProgramException(
                "The program "
                        + name
                        + (candidates.stream().anyMatch(Files::exists)
                                ? " is not executable; set its permission bit (chmod +x)."
                                : " was not found; check the start command and what the package holds."));
    }

    private static List<String> namespaces() throws SandboxException {
        List<String> command = new ArrayList<>();
        command.add(tool("unshare"));
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

    /// A tool of the system by its full name: a program's `PATH` has no say in it.
    static String tool(String name) {
        for (String directory : SYSTEM_PATH.split(":", -1)) {
            Path path = Path.of(directory, name);
            if (Files.isExecutable(path)) {
                return path.toString();
            }
        }
        return name;
    }

    /// The environment of the tools that run for the platform itself.
    static Map<String, String> systemEnvironment() {
        return Map.of("PATH", SYSTEM_PATH);
    }
}
