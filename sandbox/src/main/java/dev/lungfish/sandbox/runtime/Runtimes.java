package dev.lungfish.sandbox.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The Lambda runtimes that this machine can run, and how.
///
/// What was found once is not looked for again; what was missing is looked for each time, so that it may be installed
/// while the platform runs.
public final class Runtimes {

    /// Languages that AWS has runtimes for and Lungfish has not.
    private static final List<String> ONLY_ON_AWS = List.of("ruby", "dotnet", "go1");

    private final Path directory;
    private final List<Family> families;

    private Runtimes(Path directory, List<Family> families) {
        this.directory = directory;
        this.families = List.copyOf(families);
    }

    /// Looks at this machine and unpacks what the runtimes need.
    ///
    /// @param dataDirectory where the runtimes' own files are unpacked to
    /// @throws java.io.UncheckedIOException if it cannot be written
    public static Runtimes open(Path dataDirectory) {
        return open(dataDirectory, Machine.current());
    }

    static Runtimes open(Path dataDirectory, Machine machine) {
        RuntimeFiles files = RuntimeFiles.unpack(dataDirectory);
        return new Runtimes(
                files.directory(),
                List.of(
                        new JavaFamily(machine, files),
                        new NodeFamily(machine, files),
                        new PythonFamily(machine, files),
                        new ProvidedFamily(files)));
    }

    /// Where the runtimes' own files are.
    public Path directory() {
        return directory;
    }

    /// The identifiers that Lungfish knows, whether or not this machine has what they need.
    public List<String> known() {
        return families.stream().flatMap(family -> family.identifiers().stream()).toList();
    }

    /// Why a function of this runtime cannot run here, in a sentence that says what to do; empty if it can.
    public Optional<String> missing(String runtime) {
        Optional<Family> family = family(runtime);
        return family.isPresent() ? family.get().missing(runtime) : Optional.of(unknown(runtime));
    }

    /// The command that starts a revision.
    public Launch launch(LaunchRequest request) {
        Optional<Family> family = family(request.runtime());
        return family.isPresent()
                ? family.get().launch(request)
                : new Launch.Missing(unknown(request.runtime()));
    }

    /// Does in the background what makes later starts faster, once for a data directory and a JDK: some seconds of one
    /// processor at low priority. Nothing depends on it.
    public Preparation prepare() {
        return Preparation.start(() -> families.forEach(Family::prepare));
    }

    private Optional<Family> family(String runtime) {
        return families.stream()
                .filter(family -> family.identifiers().contains(runtime))
                .findFirst();
    }

    private String unknown(String runtime) {
        return ONLY_ON_AWS.stream().anyMatch(runtime::startsWith)
                ? "Runtime %s is one of AWS's that Lungfish does not have. Use one of %s, or bring the language's own runtime client in a package for provided.al2023."
                        .formatted(runtime, String.join(", ", known()))
                : "There is no runtime %s. Use one of %s."
                        .formatted(runtime, String.join(", ", known()));
    }
}
