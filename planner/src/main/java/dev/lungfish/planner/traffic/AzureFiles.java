package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The files of one trace, by what they hold; several of a kind are consecutive days.
record AzureFiles(List<InputFile> invocations, List<InputFile> durations, List<InputFile> memory) {

    private static final String INVOCATIONS = "invocations";

    /// Finds them.
    ///
    /// @param place a directory, or a directory and the beginning of the files' names
    static AzureFiles in(Path place) throws BadInput {
        if (Files.isDirectory(place)) {
            return chosen(place, InputFile.in(place, AzureFiles::isTable));
        }
        Path directory = place.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new BadInput("There is no directory " + place + ".");
        }
        String prefix = place.getFileName().toString();
        List<InputFile> files =
                InputFile.in(directory, name -> isTable(name) && name.startsWith(prefix));
        if (files.isEmpty()) {
            throw new BadInput("There is no directory %s, and no file begins so.".formatted(place));
        }
        return sets(files).contains(prefix + "_")
                ? chosen(
                        place,
                        files.stream().filter(f -> f.fileName().startsWith(prefix + "_")).toList())
                : chosen(place, files);
    }

    private static boolean isTable(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private static AzureFiles chosen(Path place, List<InputFile> files) throws BadInput {
        SortedSet<String> sets = sets(files);
        if (sets.isEmpty()) {
            throw new BadInput(
                    "%s: no file *invocations*.csv or *invocations*.csv.gz is there."
                            .formatted(place));
        }
        if (sets.size() > 1) {
            throw new BadInput(several(place, sets));
        }
        return new AzureFiles(
                named(files, INVOCATIONS), named(files, "durations"), named(files, "memory"));
    }

    /// What comes before `invocations` in the files' names.
    private static SortedSet<String> sets(List<InputFile> files) {
        return named(files, INVOCATIONS).stream()
                .map(InputFile::fileName)
                .map(name -> name.substring(0, name.indexOf(INVOCATIONS)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String several(Path place, SortedSet<String> sets) {
        Path directory = Files.isDirectory(place) ? place : place.resolveSibling("");
        List<String> choices =
                sets.stream()
                        .map(set -> set.endsWith("_") ? set.substring(0, set.length() - 1) : set)
                        .map(set -> "azure:" + directory.resolve(set))
                        .toList();
        return "%s holds %d traces: choose one with %s."
                .formatted(place, sets.size(), String.join(" or ", choices));
    }

    private static List<InputFile> named(List<InputFile> files, String kind) {
        return files.stream().filter(file -> file.fileName().contains(kind)).toList();
    }
}
