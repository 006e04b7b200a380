package dev.lungfish.assessor.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The folder that Quarkus makes by default (fast-jar). What Quarkus has generated and rewritten for the program counts
/// as the program's.
///
/// Format: the Quarkus guide "Maven tooling", section "Using fast-jar".
final class QuarkusFolder {

    static final String RUNNER = "quarkus-run.jar";
    private static final List<String> MADE =
            List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar");

    private final Reading reading;

    QuarkusFolder(Reading reading) {
        this.reading = reading;
    }

    Contents read(FileTree tree) {
        List<FileUnit> units = new ArrayList<>();
        SequencedMap<String, StoredFile> application = tree.jars("app");
        for (String path : MADE) {
            Optional.ofNullable(tree.files().get(path))
                    .flatMap(jar -> reading.nested(path, jar, true))
                    .ifPresent(units::add);
        }
        List<FileUnit> apps = new ArrayList<>();
        application.forEach((path, jar) -> reading.nested(path, jar, true).ifPresent(apps::add));
        units.addAll(apps);
        OwnCode own = OwnCode.of(Map.of(), apps, KnownLibraries.SHIPPED);
        SequencedMap<String, StoredFile> libraries = new LinkedHashMap<>(tree.jars("lib/main"));
        libraries.putAll(tree.jars("lib/boot"));
        units.addAll(reading.libraries(libraries, own));
        return new Contents(Program.Layout.QUARKUS, name(tree, application), manifest(tree), units);
    }

    private static String name(FileTree tree, SequencedMap<String, StoredFile> application) {
        return FileNames.program(
                application.isEmpty()
                        ? tree.name()
                        : FileNames.last(application.firstEntry().getKey()));
    }

    private Map<String, String> manifest(FileTree tree) {
        return Optional.ofNullable(tree.files().get(RUNNER))
                .flatMap(jar -> reading.nestedTree(RUNNER, jar))
                .map(runner -> Manifests.read(runner, reading.gaps()))
                .orElse(Map.of());
    }
}
