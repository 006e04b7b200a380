package dev.lungfish.sandbox.runtime;

import dev.lungfish.core.service.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `nodejs18.x` to `nodejs26.x`: our bootstrap on the machine's Node.js, whichever version from 18 on that is.
final class NodeFamily implements Family {

    private static final int OLDEST_MAJOR = 18;

    private final RuntimeFiles files;
    private final Lookup<Interpreter> node;

    NodeFamily(Machine machine, RuntimeFiles files) {
        this.files = files;
        this.node = new Lookup<>(() -> find(machine));
    }

    @Override
    public List<String> identifiers() {
        return List.of("nodejs26.x", "nodejs24.x", "nodejs22.x", "nodejs20.x", "nodejs18.x");
    }

    @Override
    public Optional<String> missing(String runtime) {
        return node.get().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Runtime %s needs Node.js %d or newer on this machine and none was found. Install it (Debian: apt-get install nodejs) or put node on PATH, then create the function again."
                                .formatted(runtime, OLDEST_MAJOR));
    }

    @Override
    public Launch launch(LaunchRequest request) {
        Optional<Interpreter> found = node.get();
        return found.isEmpty()
                ? new Launch.Missing(missing(request.runtime()).orElseThrow())
                : ready(request, found.get());
    }

    private Launch ready(LaunchRequest request, Interpreter found) {
        String executable = found.executable().toString();
        List<String> command =
                request.contract() == Contract.WEB
                        ? List.of(executable, request.handler())
                        : List.of(
                                executable,
                                "--max-old-space-size=" + request.memoryMegabytes() * 9 / 10,
                                files.file("bootstrap.cjs").toString());
        return new Launch.Ready(
                command,
                environment(request, found),
                List.of(found.home(), files.directory()),
                "Node.js " + found.version());
    }

    private static Map<String, String> environment(LaunchRequest request, Interpreter found) {
        String path = Machine.pathFor(found.executable());
        return request.isConcurrent()
                ? Map.of("PATH", path, MAX_CONCURRENCY, Integer.toString(request.concurrency()))
                : Map.of("PATH", path);
    }

    private static Optional<Interpreter> find(Machine machine) {
        return machine.find("node")
                .flatMap(
                        file ->
                                Interpreter.ask(
                                        List.of(
                                                file.toString(),
                                                "-p",
                                                "[process.execPath, path.resolve(process.execPath, '../..'), process.versions.node].join('\\n')")))
                .filter(found -> found.major() >= OLDEST_MAJOR);
    }
}
