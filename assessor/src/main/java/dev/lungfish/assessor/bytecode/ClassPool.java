package dev.lungfish.assessor.bytecode;

import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The classes of a program, and those of the JDK that it builds on, each read when it is first asked for.
public final class ClassPool {

    private final Program program;
    private final Predicate<String> isKnown;
    private final ClassCache cache;
    private final Set<Unit> own;
    private final Relocations relocations;
    private final Map<String, Optional<ClassFacts>> classes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ancestors = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> originalAncestors = new ConcurrentHashMap<>();
    private final Set<String> damaged = new TreeSet<>();

    /// @param isKnown whether a class belongs to a well-known library, by its internal name
    /// @param cache of all programs of this run
    public ClassPool(Program program, Predicate<String> isKnown, ClassCache cache) {
        this.program = program;
        this.isKnown = isKnown;
        this.cache = cache;
        this.own = own(program, isKnown);
        this.relocations = Relocations.in(program.units(), isKnown);
    }

    /// The program's own units. Where none of them has a class, as in an archive of nothing but jars, those in which there is
    /// no well-known library.
    private static Set<Unit> own(Program program, Predicate<String> isKnown) {
        Set<Unit> own = new LinkedHashSet<>();
        program.units().stream()
                .filter(unit -> unit.isApplication() && !unit.classNames().isEmpty())
                .forEach(own::add);
        if (own.isEmpty()) {
            program.units().stream()
                    .filter(unit -> unit.classNames().stream().noneMatch(isKnown))
                    .forEach(own::add);
        }
        return own;
    }

    /// The program's own units.
    public Set<Unit> own() {
        return own;
    }

    public Program program() {
        return program;
    }

    /// The class of that internal name; empty where there is none, or it cannot be read.
    public Optional<ClassFacts> find(String name) {
        Optional<ClassFacts> known = classes.get(name);
        if (known != null) {
            return known;
        }
        Optional<ClassFacts> read = read(name);
        Optional<ClassFacts> first = classes.putIfAbsent(name, read);
        return first == null ? read : first;
    }

    /// The class that a call names and all that it extends and implements, as far as they are there, itself first.
    public Set<String> ancestors(String name) {
        Set<String> known = ancestors.get(name);
        if (known == null) {
            known = climb(name);
            ancestors.put(name, known);
        }
        return known;
    }

    /// The same, by the names that they had before the program's build renamed them.
    public Set<String> originalAncestors(String name) {
        Set<String> known = originalAncestors.get(name);
        if (known == null) {
            known =
                    ancestors(name).stream()
                            .map(this::original)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            originalAncestors.put(name, known);
        }
        return known;
    }

    /// The method that runs when an object of a class is sent a message: its own, an inherited one or a default.
    public Optional<MethodFact> resolve(String className, String signature) {
        for (String ancestor : ancestors(className)) {
            Optional<MethodFact> method = find(ancestor).flatMap(type -> type.method(signature));
            if (method.isPresent() && !method.get().isAbstract()) {
                return method;
            }
        }
        return Optional.empty();
    }

    /// The name that a class had before the program's build renamed it.
    public String original(String name) {
        return relocations.original(name);
    }

    /// The packages that a unit's classes had before the program's build renamed them, each with a slash at its end.
    public Stream<String> originalPackages(Unit unit) {
        return unit.packages().keySet().stream().map(this::original);
    }

    /// Whether a class belongs to a well-known library.
    public boolean isKnown(String name) {
        return isKnown.test(original(name));
    }

    /// Whether a class is a library's, although it lies among the program's own: a build has renamed it, or Quarkus has
    /// changed it.
    private boolean isForeign(String name) {
        String original = original(name);
        boolean isMoved =
                original.length() < name.length() || program.layout() == Program.Layout.QUARKUS;
        return isMoved && isKnown.test(original);
    }

    /// What could not be read, in order.
    public Set<String> damaged() {
        synchronized (damaged) {
            return Set.copyOf(damaged);
        }
    }

    /// The events of a method; none if its code cannot be read.
    public Iterable<Event> events(MethodFact method) {
        try {
            return method.events();
        } catch (DamagedClass broken) {
            note(method.owner().name());
            return List.of();
        }
    }

    private Optional<ClassFacts> read(String name) {
        Optional<Unit> unit = program.unitOf(name);
        try {
            if (unit.isPresent()) {
                Optional<byte[]> bytes = unit.get().classBytes(name);
                return bytes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new ClassFacts(
                                        cache.read(name, bytes.get()),
                                        unit.get(),
                                        own.contains(unit.get()) && !isForeign(name)));
            }
            return readFromJdk(name);
        } catch (IOException | DamagedClass broken) {
            note(name);
            return Optional.empty();
        }
    }

    private Optional<ClassFacts> readFromJdk(String name) throws IOException, DamagedClass {
        if (!isOfJdk(name)) {
            return Optional.empty();
        }
        try (InputStream in =
                ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new ClassFacts(cache.read(name, in.readAllBytes()), null, false));
        }
    }

    /// Whether a class is the JDK's, by its name.
    public static boolean isOfJdk(String name) {
        return name.startsWith("java/")
                || name.startsWith("javax/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/")
                || name.startsWith("com/sun/");
    }

    private Set<String> climb(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(name);
        // Superclasses come before interfaces, as they do when a JVM looks for a method.
        Deque<String> interfaces = new ArrayDeque<>();
        while (!open.isEmpty() || !interfaces.isEmpty()) {
            String next = open.isEmpty() ? interfaces.poll() : open.poll();
            if (found.add(next)) {
                find(next)
                        .ifPresent(
                                type -> {
                                    type.superName().ifPresent(open::add);
                                    interfaces.addAll(type.interfaces());
                                });
            }
        }
        return found;
    }

    private void note(String name) {
        synchronized (damaged) {
            damaged.add(name);
        }
    }
}
