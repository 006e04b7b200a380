package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.FieldFact;
import dev.lungfish.assessor.bytecode.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A field that all requests share, and what happens to it.
final class SharedField {

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final Set<String> COUNTERS =
            Set.of("I", "J", "D", "F", "S", "Ljava/lang/Integer;", "Ljava/lang/Long;");

    private final ClassFacts owner;
    private final FieldFact field;
    private final boolean isOfSingleton;
    private final List<FieldChange> changes = new ArrayList<>();
    private final Set<String> held = new TreeSet<>();

    SharedField(ClassFacts owner, FieldFact field, boolean isOfSingleton) {
        this.owner = owner;
        this.field = field;
        this.isOfSingleton = isOfSingleton;
    }

    ClassFacts owner() {
        return owner;
    }

    /// Whether its object is one that a framework calls for many requests at once.
    boolean isOfSingleton() {
        return isOfSingleton;
    }

    FieldFact field() {
        return field;
    }

    /// Notes what is assigned to it.
    void hold(Origin value) {
        switch (value) {
            case Origin.Made(String type) -> held.add(type);
            case Origin.Result(String owner, String name) ->
                    held.add(name.startsWith("synchronized") ? CONCURRENT : owner);
            default -> held.add("");
        }
    }

    void add(FieldChange change) {
        changes.add(change);
    }

    List<FieldChange> changes() {
        return changes;
    }

    /// Whether it holds a collection, by its declared type.
    boolean isCollection() {
        String type = field.type();
        return isOf(
                        type,
                        "java/util/",
                        "Map",
                        "List",
                        "Set",
                        "Queue",
                        "Deque",
                        "Collection",
                        "Vector",
                        "Hashtable")
                || isOf(type, "com/google/common/collect/", "map", "Map", "Set", "List", "Table");
    }

    private static boolean isOf(String type, String root, String... parts) {
        if (!type.startsWith(root)) {
            return false;
        }
        for (String part : parts) {
            if (type.substring(root.length()).contains(part)) {
                return true;
            }
        }
        return false;
    }

    boolean isQueue() {
        return isCollection() && (field.type().contains("Queue") || field.type().contains("Deque"));
    }

    /// Whether it counts something: a number that is written, or an atomic one.
    boolean isCounter() {
        return (!field.isFinal() && COUNTERS.contains(field.descriptor()))
                || (field.type().startsWith("java/util/concurrent/atomic/Atomic")
                        && !field.type().contains("Reference")
                        && !field.type().contains("Boolean"))
                || field.type().equals("java/util/concurrent/atomic/LongAdder");
    }

    /// Whether it refers to whatever was set last.
    boolean isReference() {
        return field.type().equals("java/util/concurrent/atomic/AtomicReference");
    }

    /// Whether its type alone, or that of all that it ever holds, makes changes by several threads safe.
    boolean isSafe() {
        return field.type().startsWith(CONCURRENT)
                || (!held.isEmpty() && held.stream().allMatch(type -> type.startsWith(CONCURRENT)));
    }
}
