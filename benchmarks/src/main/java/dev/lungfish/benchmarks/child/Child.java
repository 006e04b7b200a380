package dev.lungfish.benchmarks.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A process that lives as long as one measurement. Its standard input stays open until [#close()].
public final class Child implements AutoCloseable {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /// Starts `main` on this JVM's own class path.
    public static Child java(List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /// Starts any program.
    public static Child start(List<String> command) throws IOException {
        return start(Path.of("."), command);
    }

    /// Starts any program in a directory.
    public static Child start(Path directory, List<String> command) throws IOException {
        return start(directory, Map.of(), command);
    }

    /// Starts any program in a directory, with further variables in its environment.
    public static Child start(Path directory, Map<String, String> variables, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(variables);
        return new Child(builder.start());
    }

    /// Reads its output up to the first line in which `pattern` is found, and returns the first group.
    /// What it prints later is thrown away.
    public String await(Pattern pattern) throws IOException {
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return matcher.group(1);
            }
        }
        throw new IOException("a program ended before it was ready: " + process.info());
    }

    /// The process's id.
    public long pid() {
        return process.pid();
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Its id, and those of the processes that it has started.
    public List<Long> pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /// Processor time that it and the processes it has started have used so far, in steps of 10 ms each.
    public long treeCpuNanos() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }

    /// Processor time it has used so far, in steps of 10 ms.
    public long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /// Asks it to end (SIGTERM) and waits for that, but no longer than `limit`.
    public void terminate(Duration limit) {
        process.destroy();
        try {
            process.waitFor(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {}
        } catch (IOException e) {
            // The process has ended; there is no more to read.
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
