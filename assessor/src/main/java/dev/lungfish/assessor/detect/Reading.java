package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.KnownLibraries;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.bytecode.ClassCache;
import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.configuration.Setting;
import dev.lungfish.assessor.reach.Entries;
import dev.lungfish.assessor.reach.ServiceProviders;
import dev.lungfish.assessor.reach.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads a program's own classes and follows what they reach.
final class Reading {

    private static final int MOST_METHODS = 200_000;

    private final Program program;
    private final ClassPool pool;

    Reading(Program program, ClassCache classes) {
        this.program = program;
        this.pool = new ClassPool(program, KnownLibraries.SHIPPED::isKnown, classes);
    }

    Subject subject(List<Setting> settings) {
        List<ClassFacts> application = application();
        Entries entries = Entries.of(pool, application, mainClass(), settings);
        Map<String, List<String>> below = below(application);
        Walk start = Walk.ofStart(pool, followed(), ServiceProviders.of(program)::of, MOST_METHODS);
        start.from(entries.at(true), type -> below.getOrDefault(type, List.of()));
        Walk later = start.later();
        later.from(entries.at(false), type -> below.getOrDefault(type, List.of()));
        return new Subject(
                pool,
                application,
                entries.byMethod(),
                start,
                later,
                new Packages(pool, later.touched()),
                settings);
    }

    private List<ClassFacts> application() {
        List<String> names =
                pool.own().stream().map(Unit::classNames).flatMap(Collection::stream).toList();
        return names.parallelStream()
                .map(pool::find)
                .flatMap(Optional::stream)
                .filter(ClassFacts::isApplication)
                .toList();
    }

    /// The program's own code is followed, and libraries of which nothing is known.
    private Predicate<String> followed() {
        Map<String, Boolean> answers = new HashMap<>();
        return name -> {
            Boolean answer = answers.get(name);
            if (answer == null) {
                answer = pool.find(name).filter(this::isFollowed).isPresent();
                answers.put(name, answer);
            }
            return answer;
        };
    }

    private boolean isFollowed(ClassFacts type) {
        return type.isApplication() || !pool.isKnown(type.name());
    }

    private Optional<String> mainClass() {
        Map<String, String> manifest = program.manifest();
        return Optional.ofNullable(manifest.get("Start-Class"))
                .or(() -> Optional.ofNullable(manifest.get("Main-Class")));
    }

    private Map<String, List<String>> below(List<ClassFacts> application) {
        Map<String, List<String>> below = new HashMap<>();
        for (ClassFacts type : application) {
            if (!type.isInterface() && !type.isAbstract()) {
                for (String ancestor : pool.ancestors(type.name())) {
                    below.computeIfAbsent(ancestor, any -> new ArrayList<>()).add(type.name());
                }
            }
        }
        return below;
    }
}
