package dev.lungfish.assessor.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes a jar apart into which libraries' classes were merged with the program's own (a shaded or uber jar).
///
/// Each package belongs to the first of these that fits:
///
/// 1. a well-known library that was moved into others' packages ([KnownLibraries#relocated]);
/// 2. the program, if [OwnCode] says so;
/// 3. a well-known library ([KnownLibraries#library]);
/// 4. a library that left its Maven group in the jar, and whose packages begin like that group;
/// 5. where anything else is merged in and the program's own packages are known: a library that is called like the
///    beginning of the package; otherwise the program.
///
/// If nothing is left for the program, the jar is a library that someone asked about: then the one that the file is
/// called like is the program, or else the largest.
final class MergedJar {

    /// A library in it, or the program itself, which has no coordinates.
    private record Owner(@Nullable Coordinates library) {
        boolean isProgram() {
            return library == null;
        }
    }

    private static final Owner PROGRAM = new Owner(null);

    private final String name;
    private final Optional<Coordinates> coordinates;
    private final Map<String, StoredFile> files;
    private final List<Coordinates> left;
    private final OwnCode own;
    private final KnownLibraries known;
    private final Map<String, Owner> packages = new HashMap<>();
    private final Map<Owner, Integer> classes = new HashMap<>();

    private MergedJar(
            String name,
            Optional<Coordinates> coordinates,
            Map<String, StoredFile> files,
            OwnCode own,
            KnownLibraries known) {
        this.name = name;
        this.coordinates = coordinates;
        this.files = files;
        this.left =
                MavenFiles.read(files).stream()
                        .filter(library -> coordinates.filter(library::equals).isEmpty())
                        .toList();
        this.own = own;
        this.known = known;
    }

    /// Its units, the program's first, then the libraries by their names.
    ///
    /// @param coordinates the jar's own
    static List<FileUnit> units(
            String name,
            Optional<Coordinates> coordinates,
            Map<String, StoredFile> files,
            OwnCode own,
            KnownLibraries known) {
        MergedJar jar = new MergedJar(name, coordinates, files, own, known);
        jar.assignPackages();
        jar.keepSomethingForTheProgram();
        return jar.split();
    }

    private void assignPackages() {
        Map<String, Integer> counts = new TreeMap<>();
        files.keySet().stream()
                .filter(FileUnit::isClass)
                .forEach(path -> counts.merge(FileNames.folder(path), 1, Integer::sum));
        boolean ownKnown = !own.isUnknownAmong(counts.keySet());
        List<String> others = new ArrayList<>();
        counts.keySet()
                .forEach(
                        path ->
                                owner(path)
                                        .ifPresentOrElse(
                                                owner -> packages.put(path, owner),
                                                () -> others.add(path)));
        boolean merged = packages.values().stream().anyMatch(owner -> !owner.isProgram());
        for (String path : others) {
            packages.put(path, ownKnown && merged ? unknownLibrary(path) : PROGRAM);
        }
        packages.forEach((path, owner) -> classes.merge(owner, counts.get(path), Integer::sum));
    }

    private Optional<Owner> owner(String path) {
        Optional<Owner> relocated = known.relocated(path).map(this::library);
        if (relocated.isPresent() || own.owns(path)) {
            return relocated.or(() -> Optional.of(PROGRAM));
        }
        return known.library(path).map(this::library).or(() -> ofGroup(path).map(Owner::new));
    }

    /// A well-known library, with the version that it left in the jar.
    private Owner library(Coordinates library) {
        Optional<Coordinates> same =
                left.stream().filter(one -> sameArtifact(one, library)).findFirst();
        Optional<Coordinates> sibling =
                left.stream().filter(one -> one.group().equals(library.group())).findFirst();
        return new Owner(
                same.or(
                                () ->
                                        sibling.map(
                                                one ->
                                                        new Coordinates(
                                                                library.group(),
                                                                library.artifact(),
                                                                one.version())))
                        .orElse(library));
    }

    private static boolean sameArtifact(Coordinates one, Coordinates other) {
        return one.group().equals(other.group()) && one.artifact().equals(other.artifact());
    }

    private Optional<Coordinates> ofGroup(String path) {
        return left.stream()
                .filter(library -> library.group().contains("."))
                .filter(
                        library ->
                                known.owner(library.group().replace('.', '/'))
                                        .equals(known.owner(path)))
                .findFirst();
    }

    private Owner unknownLibrary(String path) {
        return new Owner(new Coordinates("", known.owner(path).replace('/', '.'), ""));
    }

    private void keepSomethingForTheProgram() {
        if (classes.isEmpty() || classes.containsKey(PROGRAM)) {
            return;
        }
        String plain = FileNames.program(name);
        Comparator<Owner> bySize = Comparator.comparingInt(owner -> classes.getOrDefault(owner, 0));
        Comparator<Owner> byName = Comparator.comparing(owner -> isCalled(owner, plain));
        Owner program = classes.keySet().stream().max(byName.thenComparing(bySize)).orElse(PROGRAM);
        packages.replaceAll((path, owner) -> owner.equals(program) ? PROGRAM : owner);
    }

    private static boolean isCalled(Owner owner, String plain) {
        return owner.library() != null && owner.library().artifact().equals(plain);
    }

    private List<FileUnit> split() {
        Map<Owner, Map<String, StoredFile>> parts = new HashMap<>();
        parts.put(PROGRAM, new LinkedHashMap<>());
        files.forEach(
                (path, file) ->
                        parts.computeIfAbsent(ownerOf(path), _ -> new LinkedHashMap<>())
                                .put(path, file));
        List<FileUnit> units = new ArrayList<>();
        parts.forEach((owner, part) -> units.add(unit(owner, part)));
        units.sort(
                Comparator.comparing(FileUnit::isApplication)
                        .reversed()
                        .thenComparing(FileUnit::name));
        return units;
    }

    /// Files beside classes belong to whom those belong; all others to the program.
    private Owner ownerOf(String path) {
        return packages.getOrDefault(FileNames.folder(path), PROGRAM);
    }

    private FileUnit unit(Owner owner, Map<String, StoredFile> part) {
        Coordinates library = owner.library();
        if (library == null) {
            return new FileUnit(name, coordinates, true, part);
        }
        String version = library.version().isEmpty() ? "" : "-" + library.version();
        return new FileUnit(
                library.artifact() + version + " in " + name, Optional.of(library), false, part);
    }
}
