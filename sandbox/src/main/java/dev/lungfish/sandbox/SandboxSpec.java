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
/// @param output takes what it writes to standard output and error
public record SandboxSpec(
        String id,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        int memoryMegabytes,
        int temporaryMegabytes,
        List<Path> visiblePaths,
        OutputSink output) {

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
}
