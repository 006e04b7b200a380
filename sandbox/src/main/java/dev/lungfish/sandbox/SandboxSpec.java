package dev.lungfish.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a sandbox is to run, and within which limits.
///
/// @param id the environment's id, unique on this platform
/// @param command the program and its arguments
/// @param environment all environment variables of the program; it gets no others
/// @param workingDirectory where it starts, usually the unpacked code
/// @param memoryMegabytes the most memory its processes may hold together
/// @param temporaryMegabytes the size of its own `/tmp`
/// @param output takes what it writes to standard output and error
public record SandboxSpec(
        String id,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        int memoryMegabytes,
        int temporaryMegabytes,
        OutputSink output) {

    public SandboxSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a sandbox needs a command");
        }
    }
}
