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

/// The classes of a program, and those of the JDK that it builds on, each read when it is first asked for.
public final class ClassPool {

    private final Program program;
    private final Map<String, Optional<ClassFacts>> classes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ancestors = new ConcurrentHashMap<>();
    private final Set<String> damaged = new TreeSet<>();

    public ClassPool(Program program) {
        this.program = program;
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

    /// The method that runs when an object of a class is sent a message: its own, an inherited one or a default.
    public Optional<MethodFact> resolve(String className, String signature) {
        for (String ancestor : ancestors(className)) {
            Optional<MethodFact> method =
                    find(ancestor).flatMap(type -> type.method(signature));
            if (method.isPresent() && !method.get().isAbstract()) {
                return method;
            }
        }
        return Optional.empty();
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
                        : Optional.of(ClassFacts.read(name, bytes.get(), unit.get()));
            }
            return readFromJdk(name);
        } catch (IOException | DamagedClass broken) {
            note(name);
            return Optional.empty();
        }
    }

    private static Optional<ClassFacts> readFromJdk(String name) throws IOException, DamagedClass {
        if (!isOfJdk(name)) {
            return Optional.empty();
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(ClassFacts.read(name, in.readAllBytes(), null));
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
