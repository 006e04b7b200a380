package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.bytecode.AnnotationFact;
import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.bytecode.MethodFact;
import dev.lungfish.assessor.bytecode.TypeNames;
import dev.lungfish.assessor.configuration.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds where a program is entered.
public final class Entries {

    private static final EntrySigns SIGNS = EntrySigns.shipped();
    private static final Map<Phase, TypeNames> METHODS = SIGNS.methods().byPhase();
    private static final Map<Phase, TypeNames> TYPES = SIGNS.types().byPhase();
    private static final TypeNames SILENT = new TypeNames(SIGNS.silent());
    private static final TypeNames SINGLETONS = new TypeNames(SIGNS.singletons());
    private static final String MAIN = "main([Ljava/lang/String;)V";

    private final ClassPool pool;
    private final Conditions conditions;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Phase> phases = new TreeSet<>();

    private Entries(ClassPool pool, Conditions conditions) {
        this.pool = pool;
        this.conditions = conditions;
    }

    /// The entry points of a program's own classes.
    ///
    /// @param settings what decides whether conditional classes are used
    /// @param mainClass what the manifest names; if it names none, each class with a main method is taken
    public static Entries of(
            ClassPool pool,
            Collection<ClassFacts> application,
            Optional<String> mainClass,
            List<Setting> settings) {
        Entries found = new Entries(pool, new Conditions(pool, settings));
        mainClass.map(name -> name.replace('.', '/')).flatMap(pool::find).ifPresent(found::main);
        if (mainClass.isEmpty()) {
            application.forEach(found::main);
        }
        application.forEach(found::look);
        if (found.entries.isEmpty()) {
            application.forEach(found::everyPublicMethod);
        }
        return found;
    }

    /// Whether a framework makes one object of a class, for all requests.
    public static boolean isSingleton(ClassFacts type) {
        return type.annotations().stream()
                .anyMatch(annotation -> SINGLETONS.test(annotation.type()));
    }

    /// The method of each entry, with the occasion on which it is entered first.
    public Map<MethodFact, Phase> byMethod() {
        Map<MethodFact, Phase> byMethod = new HashMap<>();
        entries.forEach(entry -> byMethod.putIfAbsent(entry.method(), entry.phase()));
        return byMethod;
    }

    /// The entries of a phase, or of all others.
    public List<Entry> at(boolean isStart) {
        return entries.stream().filter(entry -> (entry.phase() == Phase.START) == isStart).toList();
    }

    /// On which occasions the program is entered.
    public Set<Phase> phases() {
        return phases;
    }

    private void add(Phase phase, MethodFact method) {
        if (!method.isAbstract()) {
            phases.add(phase);
            entries.add(new Entry(phase, method));
        }
    }

    private void main(ClassFacts type) {
        type.method(MAIN)
                .or(() -> type.method("main()V"))
                .ifPresent(method -> add(Phase.START, method));
    }

    private void everyPublicMethod(ClassFacts type) {
        type.methods().stream()
                .filter(MethodFact::isPublic)
                .forEach(method -> add(Phase.CALLBACK, method));
    }

    private void look(ClassFacts type) {
        if (type.isInterface() || type.isAbstract() || !conditions.hold(type)) {
            return;
        }
        boolean isMade = type.annotations().stream().anyMatch(this::isLoud);
        for (String ancestor : pool.ancestors(type.name())) {
            for (Map.Entry<Phase, TypeNames> types : TYPES.entrySet()) {
                if (!ancestor.equals(type.name())
                        && types.getValue().test(pool.original(ancestor))) {
                    between(type, ancestor)
                            .forEach(above -> overridden(type, above, types.getKey()));
                    isMade = true;
                }
            }
            isMade |= annotated(type, ancestor);
        }
        if (isMade) {
            type.methods().stream()
                    .filter(MethodFact::isConstructor)
                    .forEach(method -> add(Phase.START, method));
        }
    }

    /// A type, and the libraries' classes between it and the program's, which call what that overrides of theirs.
    private List<String> between(ClassFacts type, String ancestor) {
        return pool.ancestors(type.name()).stream()
                .filter(
                        above ->
                                pool.ancestors(above).contains(ancestor)
                                        && pool.find(above)
                                                .filter(ClassFacts::isApplication)
                                                .isEmpty())
                .toList();
    }

    /// What a class overrides of a type. Where that is not in the program, since a container brings it, every method may be.
    private void overridden(ClassFacts type, String ancestor, Phase phase) {
        for (String above : pool.ancestors(ancestor)) {
            if (!Callbacks.isSilent(above)) {
                Optional<ClassFacts> foreign = pool.find(above);
                foreign.ifPresent(facts -> overridden(type, facts, phase));
                if (foreign.isEmpty()) {
                    type.methods().stream()
                            .filter(MethodFact::isOverridable)
                            .forEach(method -> add(phase, method));
                }
            }
        }
    }

    private void overridden(ClassFacts type, ClassFacts foreign, Phase phase) {
        foreign.methods().stream()
                .filter(MethodFact::isOverridable)
                .flatMap(method -> pool.resolve(type.name(), method.signature()).stream())
                .filter(method -> method.owner().isApplication())
                .forEach(method -> add(phase, method));
    }

    /// Methods that frameworks call because of their annotations, or of those on what they override.
    private boolean annotated(ClassFacts type, String ancestor) {
        boolean isAny = false;
        if (ClassPool.isOfJdk(ancestor)) {
            return false;
        }
        for (MethodFact method : pool.find(ancestor).map(ClassFacts::methods).orElse(List.of())) {
            Optional<Phase> phase = phase(method);
            if (phase.isPresent()) {
                isAny = true;
                pool.resolve(type.name(), method.signature())
                        .filter(target -> target.owner().isApplication())
                        .ifPresent(target -> add(phase.get(), target));
            }
        }
        return isAny;
    }

    private Optional<Phase> phase(MethodFact method) {
        if (!method.annotations().stream().allMatch(conditions::holds)) {
            return Optional.empty();
        }
        for (AnnotationFact annotation : method.annotations()) {
            for (Map.Entry<Phase, TypeNames> names : METHODS.entrySet()) {
                if (names.getValue().test(annotation.type())) {
                    return Optional.of(names.getKey());
                }
            }
        }
        return method.annotations().stream().anyMatch(this::isLoud) && !method.isConstructor()
                ? Optional.of(Phase.CALLBACK)
                : Optional.empty();
    }

    /// Whether a framework may act on an annotation: its own, or one of the program's that bears one of its own.
    private boolean isLoud(AnnotationFact annotation) {
        String type = annotation.type();
        if (SILENT.test(type)) {
            return false;
        }
        if (pool.isKnown(type) || type.startsWith("javax/")) {
            return true;
        }
        return pool.find(type).stream()
                .flatMap(facts -> facts.annotations().stream())
                .map(AnnotationFact::type)
                .anyMatch(above -> !SILENT.test(above) && pool.isKnown(above));
    }
}
