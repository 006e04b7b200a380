package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Mark;
import dev.lungfish.sandbox.linux.NetworkNamespaces.NamespaceNetwork;
import dev.lungfish.sandbox.linux.Programs;
import dev.lungfish.sandbox.linux.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the directory from which a runtime runs one container: its configuration and the root of its files
/// (github.com/opencontainers/runtime-spec, version 1.0.2).
final class Bundle {

    /// Who owns nothing on most machines.
    private static final int NOBODY = 65534;

    private static final int MOST_OPEN_FILES = 1024;
    private static final int PERIOD_MICROS = 100_000;
    private static final String INIT = Script.read(Bundle.class, "init.sh");

    private static final String USERS =
            """
            root:x:0:0:root:/:/usr/sbin/nologin
            sandbox:x:%d:%d:sandbox:/tmp:/bin/sh
            """
                    .formatted(NOBODY, NOBODY);
    private static final String GROUPS =
            """
            root:x:0:
            sandbox:x:%d:
            """
                    .formatted(NOBODY);

    private static final List<String> MASKED =
            List.of(
                    "/proc/acpi",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/proc/timer_list",
                    "/sys/firmware");
    private static final List<String> PROTECTED =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final Mounts mounts;

    Bundle(Mounts mounts) {
        this.mounts = mounts;
    }

    /// @param directory an empty one
    /// @param mark what the platform knows its programs by
    /// @param cgroup where the runtime is to make its own cgroup, or nothing
    void write(Path directory, SandboxSpec spec, String mark, String cgroup)
            throws IOException, SandboxException {
        Path executable = Programs.executable(spec);
        Path root = Files.createDirectory(directory.resolve("rootfs"), open());
        Path etc = Files.createDirectory(root.resolve("etc"), open());
        Files.writeString(etc.resolve("passwd"), USERS);
        Files.writeString(etc.resolve("group"), GROUPS);
        for (Path link : Mounts.links()) {
            Files.createSymbolicLink(
                    root.resolve(link.getFileName()), Files.readSymbolicLink(link));
        }
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("ociVersion", "1.0.2");
        configuration.put("process", process(spec, executable, mark));
        configuration.put("root", Map.of("path", "rootfs", "readonly", true));
        configuration.put("hostname", "sandbox");
        configuration.put("mounts", mounts.of(spec, executable));
        configuration.put("linux", linux(spec, cgroup));
        Files.writeString(directory.resolve("config.json"), Json.of(configuration));
    }

    private static Map<String, Object> process(SandboxSpec spec, Path executable, String mark) {
        List<String> variables = new ArrayList<>();
        spec.environment().forEach((name, value) -> variables.add(name + "=" + value));
        variables.add(Mark.VARIABLE + "=" + mark);
        List<String> none = List.of();
        return Map.of(
                "terminal", false,
                "user", Map.of("uid", NOBODY, "gid", NOBODY, "additionalGids", none),
                "args", arguments(spec, executable),
                "env", variables,
                "cwd", spec.workingDirectory().toAbsolutePath().normalize().toString(),
                "noNewPrivileges", true,
                "capabilities",
                        Map.of(
                                "bounding", none,
                                "effective", none,
                                "inheritable", none,
                                "permitted", none,
                                "ambient", none),
                "rlimits",
                        List.of(
                                Map.of(
                                        "type", "RLIMIT_NOFILE",
                                        "hard", MOST_OPEN_FILES,
                                        "soft", MOST_OPEN_FILES)));
    }

    /// Runtimes set `HOME` where it is not set.
    private static List<String> arguments(SandboxSpec spec, Path executable) {
        List<String> arguments = new ArrayList<>(List.of("/bin/sh", "-c", INIT, "sandbox"));
        arguments.add(spec.environment().containsKey("HOME") ? "" : "HOME");
        arguments.add(executable.toString());
        arguments.addAll(spec.command().subList(1, spec.command().size()));
        return arguments;
    }

    private static Map<String, Object> linux(SandboxSpec spec, String cgroup) {
        List<Map<String, Object>> namespaces = new ArrayList<>();
        for (String type : List.of("pid", "mount", "ipc", "uts", "cgroup")) {
            namespaces.add(Map.of("type", type));
        }
        if (spec.network() instanceof NamespaceNetwork network) {
            namespaces.add(Map.of("type", "network", "path", network.path()));
        }
        Map<String, Object> linux = new LinkedHashMap<>();
        linux.put("namespaces", namespaces);
        linux.put("rootfsPropagation", "private");
        linux.put("maskedPaths", MASKED);
        linux.put("readonlyPaths", PROTECTED);
        if (!cgroup.isEmpty()) {
            linux.put("cgroupsPath", "/" + cgroup);
            linux.put("resources", Map.of("cpu", processors(spec.cpuMillis())));
        }
        return linux;
    }

    /// A JVM looks for its share in its own cgroup only.
    private static Map<String, Object> processors(int millis) {
        return Map.of("period", PERIOD_MICROS, "quota", millis * PERIOD_MICROS / 1000);
    }

    private static FileAttribute<?> open() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
