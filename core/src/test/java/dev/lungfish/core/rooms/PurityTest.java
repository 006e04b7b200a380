package dev.lungfish.core.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of [Purity] find what they are for.
class PurityTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importClasses(PurityTest.class.getDeclaredClasses());

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReadsNanos.class,
                ReadsWallTime.class,
                StartsThread.class,
                Locks.class,
                Waits.class,
                UsesAtomics.class,
                OpensFile.class,
                Draws.class,
                DrawsFromMath.class,
                Shuffles.class,
                StreamsInParallel.class,
                MakesSet.class,
                MakesMap.class,
                CopiesSet.class,
                CollectsSet.class,
                CollectsMap.class,
                Groups.class,
                Hashes.class
            })
    void impurityIsFound(Class<?> impure) {
        assertThat(violations(impure)).isNotEmpty();
    }

    @Test
    void purityIsLeftAlone() {
        assertThat(violations(Pure.class)).isEmpty();
    }

    private static List<String> violations(Class<?> one) {
        JavaClasses only = CLASSES.that(JavaClass.Predicates.equivalentTo(one));
        assertThat(only).hasSize(1);
        List<String> violations = new ArrayList<>();
        Purity.RULES.forEach(
                rule -> violations.addAll(rule.evaluate(only).getFailureReport().getDetails()));
        return violations;
    }

    static final class Pure {
        Map<String, Duration> ordered(Stream<String> names) {
            return names.collect(
                    Collectors.toMap(
                            name -> name, _ -> Duration.ZERO, (first, _) -> first, TreeMap::new));
        }

        Map<String, String> linked() {
            Map<String, String> linked = new LinkedHashMap<>(Map.of());
            linked.put("a", "b");
            return linked;
        }
    }

    static final class ReadsNanos {
        long now() {
            return System.nanoTime();
        }
    }

    static final class ReadsWallTime {
        Instant now() {
            return Instant.now();
        }
    }

    static final class StartsThread {
        void start(Runnable task) {
            new Thread(task).start();
        }
    }

    static final class Locks {
        synchronized void lock() {}
    }

    static final class Waits {
        void wake() {
            notifyAll();
        }
    }

    static final class UsesAtomics {
        final AtomicLong count = new AtomicLong();
    }

    static final class OpensFile {
        boolean exists(String name) {
            return new File(name).exists();
        }
    }

    static final class Draws {
        int draw() {
            return new Random(1).nextInt();
        }
    }

    static final class DrawsFromMath {
        double draw() {
            return Math.random();
        }
    }

    static final class Shuffles {
        void shuffle(List<String> list) {
            Collections.shuffle(list);
        }
    }

    static final class StreamsInParallel {
        long count(List<String> list) {
            return list.parallelStream().count();
        }
    }

    static final class MakesSet {
        Set<String> set() {
            return Set.of("a", "b");
        }
    }

    static final class MakesMap {
        Map<String, String> map() {
            return Map.of("a", "b");
        }
    }

    static final class CopiesSet {
        Set<String> copy(Set<String> set) {
            return Set.copyOf(set);
        }
    }

    static final class CollectsSet {
        Set<String> collect(Stream<String> names) {
            return names.collect(Collectors.toSet());
        }
    }

    static final class CollectsMap {
        Map<String, String> collect(Stream<String> names) {
            return names.collect(Collectors.toMap(name -> name, name -> name));
        }
    }

    static final class Groups {
        Map<String, List<String>> group(Stream<String> names) {
            return names.collect(Collectors.groupingBy(name -> name));
        }
    }

    static final class Hashes {
        Map<Object, String> map() {
            return new HashMap<>();
        }
    }
}
