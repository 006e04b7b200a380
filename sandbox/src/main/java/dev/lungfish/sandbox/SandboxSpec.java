package dev.lungfish.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a sandbox is to run, and within which limits.
///
/// @param id the environment's id, unique on this platform
/// @param command the program and its arguments
/// @param environment all environment variables of the program; it gets no others but the backend's own mark
/// @param workingDirectory where it starts, usually the unpacked code
/// @param memoryMegabytes the most memory its processes may hold together
/// @param temporaryMegabytes the size of its own `/tmp`
/// @param visiblePaths files and directories that it needs besides the working directory and the program; they stay
///     reachable under their own names even where the sandbox's `/tmp` would hide them
/// @param cpuMillis how much processor time its processes may use together, in thousandths of one processor; backends
///     without cgroups do not limit it
/// @param network what [Backend#network] of the same backend has made for it
/// @param output takes what it writes to standard output and error
public record SandboxSpec(
        String id,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        int memoryMegabytes,
        int temporaryMegabytes,
        List<Path> visiblePaths,
        int cpuMillis,
        Network network,
        OutputSink output) {

    /// From here on, AWS gives a function a whole vCPU, and a part of one in proportion below
    /// (docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html).
    private static final int MEGABYTES_PER_PROCESSOR = 1769;

    /// The kernel's least quota is one millisecond in a period of a hundred.
    private static final int LEAST_CPU_MILLIS = 10;

    public SandboxSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        visiblePaths = List.copyOf(visiblePaths);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a sandbox needs a command");
        }
        if (memoryMegabytes < 1 || temporaryMegabytes < 1) {
            throw new IllegalArgumentException("a sandbox needs memory and a /tmp of 1 MB or more");
        }
        if (cpuMillis < LEAST_CPU_MILLIS) {
            throw new IllegalArgumentException(
                    "a sandbox needs " + LEAST_CPU_MILLIS + " thousandths of a processor or more");
        }
    }

    /// A sandbox on the machine's network, with a share of the processors in proportion to its memory, as on AWS.
    public SandboxSpec(
            String id,
            List<String> command,
            Map<String, String> environment,
            Path workingDirectory,
            int memoryMegabytes,
            int temporaryMegabytes,
            List<Path> visiblePaths,
            OutputSink output) {
        this(
                id,
                command,
                environment,
                workingDirectory,
                memoryMegabytes,
                temporaryMegabytes,
                visiblePaths,
                cpuMillisFor(memoryMegabytes),
                Network.HOST,
                output);
    }

    /// A sandbox that needs nothing but its working directory and its program.
    public SandboxSpec(
            String id,
            List<String> command,
            Map<String, String> environment,
            Path workingDirectory,
            int memoryMegabytes,
            int temporaryMegabytes,
            OutputSink output) {
        this(
                id,
                command,
                environment,
                workingDirectory,
                memoryMegabytes,
                temporaryMegabytes,
                List.of(),
                output);
    }

    /// What AWS gives for so much memory.
    public static int cpuMillisFor(int memoryMegabytes) {
        return Math.max(LEAST_CPU_MILLIS, memoryMegabytes * 1000 / MEGABYTES_PER_PROCESSOR);
    }

    /// The same in another network.
    public SandboxSpec in(Network other) {
        return with(cpuMillis, other);
    }

    /// The same with another share of the processors.
    public SandboxSpec withCpuMillis(int millis) {
        return with(millis, network);
    }

    private SandboxSpec with(int millis, Network other) {
        return new SandboxSpec(
                id,
                command,
                environment,
                workingDirectory,
                memoryMegabytes,
                temporaryMegabytes,
                visiblePaths,
                millis,
                other,
                output);
    }
}
