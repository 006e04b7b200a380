package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.NoProgramException;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds programs: the tools of the system, and what a sandbox is to run.
public final class Programs {

    private static final String SYSTEM_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {}

    /// A tool of the system by its full name: a program's `PATH` has no say in it. The bare name if there is none.
    public static String tool(String name) {
        return find(name).map(Path::toString).orElse(name);
    }

    /// A tool of the system by its full name.
    public static Optional<Path> find(String name) {
        for (String directory : SYSTEM_PATH.split(":", -1)) {
            Path path = Path.of(directory, name);
            if (Files.isExecutable(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /// The environment of the tools that run for the platform itself.
    public static Map<String, String> systemEnvironment() {
        return Map.of("PATH", SYSTEM_PATH);
    }

    /// Where the program is: a path as it stands or from the working directory, a bare name on the program's `PATH`.
    public static Path executable(SandboxSpec spec) throws SandboxException {
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

    /// The paths that the sandbox needs, each under its own name and under its real one.
    public static SortedSet<Path> needed(SandboxSpec spec, Path executable) {
        List<Path> named = new ArrayList<>(spec.visiblePaths());
        named.add(spec.workingDirectory());
        named.add(executable);
        SortedSet<Path> needed = new TreeSet<>();
        for (Path path : named) {
            needed.add(path.toAbsolutePath().normalize());
            needed.add(real(path));
        }
        return needed;
    }

    /// Those of the paths that no other one holds.
    public static SortedSet<Path> outermost(SortedSet<Path> paths) {
        SortedSet<Path> outermost = new TreeSet<>();
        for (Path path : paths) {
            if (paths.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other))) {
                outermost.add(path);
            }
        }
        return outermost;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }
}
