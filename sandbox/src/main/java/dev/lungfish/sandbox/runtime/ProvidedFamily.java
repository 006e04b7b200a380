package dev.lungfish.sandbox.runtime;

import dev.lungfish.core.service.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `provided.*`: the package brings its own runtime, an executable named `bootstrap`.
final class ProvidedFamily implements Family {

    private static final String BOOTSTRAP = "bootstrap";

    private final RuntimeFiles files;

    ProvidedFamily(RuntimeFiles files) {
        this.files = files;
    }

    @Override
    public List<String> identifiers() {
        return List.of("provided.al2023", "provided.al2", "provided");
    }

    @Override
    public Optional<String> missing(String runtime) {
        return Optional.empty();
    }

    @Override
    public Launch launch(LaunchRequest request) {
        String name = request.contract() == Contract.WEB ? request.handler() : BOOTSTRAP;
        Path program = request.codeDirectory().toAbsolutePath().resolve(name).normalize();
        if (!Files.isRegularFile(program)) {
            return new Launch.Missing(
                    "The package has no file %s, which runtime %s starts. Put it at the root of the package."
                            .formatted(name, request.runtime()));
        }
        if (!Files.isExecutable(program)) {
            return new Launch.Missing(
                    "The package's %s is not executable. Set its permission bit (chmod +x %s) before packing."
                            .formatted(name, name));
        }
        return new Launch.Ready(
                Copies.of(request, files, List.of(program.toString())),
                Map.of("PATH", Machine.pathFor(program)),
                request.isConcurrent() ? List.of(files.directory()) : List.of(),
                name);
    }
}
