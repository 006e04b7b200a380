package dev.lungfish.sandbox.oci;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/// What a container sees of the machine: its programs and libraries, a few files of `/etc`, and what the program
/// needs, all read-only, besides its own `/tmp`, `/proc` and `/dev`.
final class Mounts {

    private static final List<String> READ_ONLY = List.of("rbind", "ro", "nosuid", "nodev");

    private static final List<String> SYSTEM =
            List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32", "usr");

    /// What programs and runtimes expect of `/etc` and what tells nothing about the machine's users. Java's
    /// configuration is linked to from below `/usr/lib/jvm` on Debian.
    private static final List<String> ETC =
            List.of(
                    "alternatives",
                    "ca-certificates",
                    "crypto-policies",
                    "fonts",
                    "hosts",
                    "ld.so.cache",
                    "ld.so.conf",
                    "ld.so.conf.d",
                    "localtime",
                    "mime.types",
                    "nsswitch.conf",
                    "os-release",
                    "pki",
                    "protocols",
                    "resolv.conf",
                    "services",
                    "ssl",
                    "timezone");

    private static final List<String> OWN = List.of("proc", "dev", "sys", "tmp");

    private final List<Path> data;

    /// @param data the platform's data directory, in which whatever a sandbox is to see may be made readable for it
    Mounts(Path data) throws IOException {
        this.data = List.of(data.toAbsolutePath().normalize(), data.toRealPath());
    }

    /// As the runtime specification wants them, in order.
    List<Map<String, Object>> of(SandboxSpec spec, Path executable) throws SandboxException {
        List<Map<String, Object>> mounts = new ArrayList<>(own(spec.temporaryMegabytes()));
        for (Path path : system()) {
            mounts.add(bind(path));
        }
        for (Path path : needed(spec, executable)) {
            makeReadable(path);
            mounts.add(bind(path));
        }
        return mounts;
    }

    /// The directories at the root that are only links to others here.
    static List<Path> links() {
        return SYSTEM.stream()
                .map(name -> Path.of("/", name))
                .filter(Files::isSymbolicLink)
                .toList();
    }

    private static List<Path> system() {
        List<Path> paths = new ArrayList<>();
        SYSTEM.stream().map(name -> Path.of("/", name)).forEach(paths::add);
        paths.removeIf(Files::isSymbolicLink);
        Path etc = Path.of("/etc");
        ETC.stream().map(etc::resolve).forEach(paths::add);
        try (Stream<Path> entries = Files.list(etc)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith("java"))
                    .sorted()
                    .forEach(paths::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        paths.removeIf(path -> !Files.exists(path));
        return paths;
    }

    private static SortedSet<Path> needed(SandboxSpec spec, Path executable) {
        SortedSet<Path> needed = Programs.needed(spec, executable);
        needed.removeIf(path -> path.getNameCount() == 0 || isThere(path));
        return Programs.outermost(needed);
    }

    private static boolean isThere(Path path) {
        String top = path.getName(0).toString();
        return SYSTEM.contains(top) || (OWN.contains(top) && path.getNameCount() == 1);
    }

    private static Map<String, Object> bind(Path path) {
        return Map.of(
                "destination",
                path.toString(),
                "type",
                "bind",
                "source",
                path.toString(),
                "options",
                READ_ONLY);
    }

    private static List<Map<String, Object>> own(int temporaryMegabytes) {
        String size = "size=" + temporaryMegabytes + "m";
        return List.of(
                mount("/proc", "proc", "nosuid", "noexec", "nodev"),
                mount("/dev", "tmpfs", "nosuid", "noexec", "mode=755", "size=64k"),
                mount("/dev/shm", "tmpfs", "nosuid", "noexec", "nodev", "mode=1777", size),
                mount("/sys", "sysfs", "nosuid", "noexec", "nodev", "ro"),
                mount("/sys/fs/cgroup", "cgroup", "nosuid", "noexec", "nodev", "relatime", "ro"),
                mount("/tmp", "tmpfs", "nosuid", "nodev", "mode=1777", size));
    }

    private static Map<String, Object> mount(String place, String type, String... options) {
        return Map.of(
                "destination", place, "type", type, "source", type, "options", List.of(options));
    }

    /// The program runs as a user who owns nothing, and reads what all users may read.
    private void makeReadable(Path path) throws SandboxException {
        try {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(Files.getPosixFilePermissions(path));
            boolean changed = permissions.add(PosixFilePermission.OTHERS_READ);
            if (Files.isDirectory(path)) {
                changed |= permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            }
            if (changed && data.stream().anyMatch(path::startsWith)) {
                Files.setPosixFilePermissions(path, permissions);
            } else if (changed) {
                throw new SandboxException(
                        "%s is closed to other users, and a container runs as another one: chmod -R o+rX %s"
                                .formatted(path, path));
            }
        } catch (IOException e) {
            throw new SandboxException(path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
