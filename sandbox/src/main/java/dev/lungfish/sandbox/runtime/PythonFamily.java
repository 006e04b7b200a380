package dev.lungfish.sandbox.runtime;

import dev.lungfish.core.service.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// `python3.9` to `python3.15`: our bootstrap on the Python of that version, else on the machine's `python3`.
final class PythonFamily implements Family {

    private static final int OLDEST_MINOR = 8;

    private final Machine machine;
    private final RuntimeFiles files;
    private final ConcurrentMap<String, Lookup<Interpreter>> found = new ConcurrentHashMap<>();

    PythonFamily(Machine machine, RuntimeFiles files) {
        this.machine = machine;
        this.files = files;
    }

    @Override
    public List<String> identifiers() {
        return List.of(
                "python3.15",
                "python3.14",
                "python3.13",
                "python3.12",
                "python3.11",
                "python3.10",
                "python3.9");
    }

    @Override
    public Optional<String> missing(String runtime) {
        return interpreter(runtime).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Runtime %s needs Python 3.%d or newer on this machine and none was found. Install it (Debian: apt-get install python3) or put python3 on PATH, then create the function again."
                                .formatted(runtime, OLDEST_MINOR));
    }

    @Override
    public Launch launch(LaunchRequest request) {
        Optional<Interpreter> python = interpreter(request.runtime());
        return python.isEmpty()
                ? new Launch.Missing(missing(request.runtime()).orElseThrow())
                : ready(request, python.get());
    }

    private Launch ready(LaunchRequest request, Interpreter python) {
        String script =
                request.contract() == Contract.WEB
                        ? request.handler()
                        : files.file("bootstrap.py").toString();
        return new Launch.Ready(
                Copies.of(request, files, List.of(python.executable().toString(), "-u", script)),
                Map.of(
                        "PATH",
                        Machine.pathFor(python.executable()),
                        "PYTHONDONTWRITEBYTECODE",
                        "1"),
                List.of(python.home(), files.directory()),
                "Python " + python.version());
    }

    private Optional<Interpreter> interpreter(String runtime) {
        return found.computeIfAbsent(runtime, name -> new Lookup<>(() -> find(name))).get();
    }

    private Optional<Interpreter> find(String runtime) {
        return Stream.of(runtime, "python3")
                .flatMap(name -> machine.find(name).stream())
                .flatMap(
                        file ->
                                Interpreter.ask(
                                        List.of(
                                                file.toString(),
                                                "-c",
                                                "import sys, platform; print(sys.executable); print(sys.prefix); print(platform.python_version())"))
                                        .stream())
                .filter(python -> python.major() == 3 && python.minor() >= OLDEST_MINOR)
                .findFirst();
    }
}
