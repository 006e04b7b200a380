package dev.lungfish.planner.services;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Rendered Kubernetes manifests: a file, a folder with all that is in it, or standard input.
///
/// @param path `-` is standard input
record ManifestSource(String path, InputStream standardInput) implements ServiceSource {

    private static final String STANDARD_INPUT = "-";

    ManifestSource(String path) {
        this(path, System.in);
    }

    @Override
    public Services read() throws BadInput {
        Problems problems = new Problems();
        Inventory inventory = new Inventory();
        Manifests manifests = new Manifests(inventory, problems);
        if (path.equals(STANDARD_INPUT)) {
            manifests.read("standard input", "CHART", fromStandardInput());
        } else {
            for (Path file : files(Path.of(path))) {
                readFile(file, manifests, problems);
            }
        }
        Services services = new Assembly(inventory, problems).services();
        if (services.workloads().isEmpty() && problems.isEmpty()) {
            problems.add(name(), 0, "has no Deployment or other workload in it." + hint(inventory));
        }
        problems.check();
        return services;
    }

    private String name() {
        return path.equals(STANDARD_INPUT) ? "standard input" : path;
    }

    private static String hint(Inventory inventory) {
        String others =
                inventory.leftOut().isEmpty() ? "" : " It has " + inventory.leftOutText() + ".";
        return inventory.noManifests().isEmpty()
                ? others
                : others + " What has no kind, like a chart's values, is no manifest.";
    }

    private void readFile(Path file, Manifests manifests, Problems problems) {
        try {
            manifests.read(file.toString(), chart(file), Files.readString(file));
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), 0, "is not text in UTF-8; save it as UTF-8.");
        } catch (IOException e) {
            problems.add(file.toString(), 0, "cannot be read: " + e + ".");
        }
    }

    private String fromStandardInput() throws BadInput {
        try {
            return new String(standardInput.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput("standard input cannot be read: " + e, e);
        }
    }

    private static List<Path> files(Path path) throws BadInput {
        if (!Files.exists(path)) {
            throw new BadInput("There is no file or folder " + path + ".");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files =
                    all.filter(
                                    file ->
                                            isManifest(path.relativize(file))
                                                    && Files.isRegularFile(file))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new BadInput(
                        "The folder " + path + " has no .yaml, .yml or .json file in it.");
            }
            return files;
        } catch (IOException e) {
            throw new BadInput(path + " cannot be read: " + e, e);
        }
    }

    /// Nothing under a hidden folder is a manifest.
    private static boolean isManifest(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(yaml|yml|json)");
    }

    /// The chart's folder that a file is in; `CHART` where it is in none.
    private static String chart(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("Chart.yaml"))) {
                return folder.toString();
            }
        }
        return "CHART";
    }
}
