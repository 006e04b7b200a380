package dev.lungfish.benchmarks.cold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How the platform started a function's program, as the system knows it.
record StartedProgram(List<String> command, Map<String, String> environment, Path directory) {

    private static final Path PROCESSES = Path.of("/proc");

    /// Finds the program of `function`'s environment: the process that has no children of its own.
    ///
    /// @throws IOException if it does not run or cannot be looked at
    static StartedProgram of(String function) throws IOException {
        Path process =
                processes(function).stream()
                        .filter(StartedProgram::isLeaf)
                        .findFirst()
                        .orElseThrow(() -> new IOException("no process runs " + function));
        return new StartedProgram(
                strings(process.resolve("cmdline")),
                environment(process),
                process.resolve("cwd").toRealPath());
    }

    /// Waits until no process of `function` is left.
    static void awaitGone(String function) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            if (processes(function).isEmpty()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new IOException(function + " was deleted and still runs");
    }

    private static List<Path> processes(String function) throws IOException {
        try (Stream<Path> all = Files.list(PROCESSES)) {
            return all.filter(StartedProgram::isProcess)
                    .filter(process -> isOf(function, process))
                    .toList();
        }
    }

    private static boolean isOf(String function, Path process) {
        return function.equals(environment(process).get("AWS_LAMBDA_FUNCTION_NAME"));
    }

    private static boolean isProcess(Path path) {
        return Character.isDigit(path.getFileName().toString().charAt(0));
    }

    private static boolean isLeaf(Path process) {
        long id = Long.parseLong(process.getFileName().toString());
        return ProcessHandle.of(id)
                .map(handle -> handle.children().findAny().isEmpty())
                .orElse(false);
    }

    private static Map<String, String> environment(Path process) {
        Map<String, String> variables = new TreeMap<>();
        try {
            for (String variable : strings(process.resolve("environ"))) {
                int equals = variable.indexOf('=');
                if (equals > 0) {
                    variables.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            // It has ended, or is not ours to look at.
        }
        return variables;
    }

    private static List<String> strings(Path file) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return all.isEmpty() ? List.of() : Arrays.asList(all.split("\0"));
    }
}
