package dev.lungfish.sandbox.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is installed on this machine, as far as the platform's own environment shows it.
///
/// @param environment the platform's environment variables
/// @param javaHome the JDK that runs the platform itself
record Machine(Map<String, String> environment, Path javaHome) {

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    Machine {
        environment = Map.copyOf(environment);
    }

    static Machine current() {
        return new Machine(System.getenv(), Path.of(System.getProperty("java.home", "/")));
    }

    /// The first executable of this name on `PATH`.
    Optional<Path> find(String program) {
        return searchPath()
                .map(directory -> directory.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toAbsolutePath)
                .findFirst();
    }

    /// A `PATH` for a program that `executable` runs: its own directory, then the usual ones.
    static String pathFor(Path executable) {
        Path directory = executable.getParent();
        return directory == null
                        || List.of(USUAL_PATH.split(":", -1)).contains(directory.toString())
                ? USUAL_PATH
                : directory + ":" + USUAL_PATH;
    }

    /// The subdirectories of a directory by name; none if there is no such directory.
    static List<Path> subdirectories(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Stream<Path> searchPath() {
        String path = environment.getOrDefault("PATH", USUAL_PATH);
        return Arrays.stream(path.split(":", -1)).filter(part -> !part.isEmpty()).map(Path::of);
    }
}
