package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.Event;
import dev.lungfish.assessor.bytecode.FieldFact;
import dev.lungfish.assessor.bytecode.MethodFact;
import dev.lungfish.assessor.bytecode.Origin;
import dev.lungfish.assessor.reach.Entries;
import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.reach.Visit;
import dev.lungfish.assessor.sign.CallPatterns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a program's own classes that all requests share, static ones and those of long-lived objects, with what happens to them.
final class SharedFields {

    private static final Set<String> CHANGES =
            Set.of(
                    "put",
                    "putAll",
                    "putIfAbsent",
                    "computeIfAbsent",
                    "computeIfPresent",
                    "compute",
                    "merge",
                    "replace",
                    "replaceAll",
                    "remove",
                    "removeIf",
                    "removeAll",
                    "retainAll",
                    "clear",
                    "add",
                    "addAll",
                    "addFirst",
                    "addLast",
                    "addElement",
                    "set",
                    "offer",
                    "offerFirst",
                    "offerLast",
                    "push",
                    "pop",
                    "poll",
                    "pollFirst",
                    "pollLast",
                    "take",
                    "drainTo",
                    "increment",
                    "decrement",
                    "incrementAndGet",
                    "getAndIncrement",
                    "decrementAndGet",
                    "getAndDecrement",
                    "addAndGet",
                    "getAndAdd",
                    "updateAndGet",
                    "getAndUpdate",
                    "accumulateAndGet",
                    "compareAndSet",
                    "getAndSet",
                    "append");

    private static final CallPatterns READS =
            new CallPatterns(
                    List.of(
                            "java.lang.Class.getResource*",
                            "java.lang.ClassLoader.getResource*",
                            "java.io.BufferedReader.readLine",
                            "java.io.InputStream.read*",
                            "java.nio.file.Files.*",
                            "java.util.Properties.load*",
                            "java.util.Scanner.next*",
                            "java.sql.ResultSet.next"));

    private final Subject subject;
    private final Set<String> madeLater = new HashSet<>();
    private final Map<String, SharedField> fields = new LinkedHashMap<>();

    private SharedFields(Subject subject) {
        this.subject = subject;
        for (Visit visit : subject.later().visits()) {
            for (Event event : subject.pool().events(visit.method())) {
                if (event instanceof Event.Creation creation) {
                    madeLater.add(creation.type());
                }
            }
        }
    }

    static Collection<SharedField> of(Subject subject) {
        SharedFields shared = new SharedFields(subject);
        subject.application().forEach(shared::declare);
        subject.start().visits().forEach(visit -> shared.look(visit, true));
        subject.later().visits().forEach(visit -> shared.look(visit, false));
        return shared.fields.values();
    }

    private void declare(ClassFacts type) {
        boolean isSingleton = isSingleton(type);
        boolean isShared = isSingleton || isMadeAtStartOnly(type);
        for (FieldFact field : type.fields()) {
            if (field.isStatic() || isShared) {
                fields.put(
                        type.name() + "." + field.name(),
                        new SharedField(type, field, isSingleton));
            }
        }
    }

    /// What a framework makes once, and calls for all requests.
    private boolean isSingleton(ClassFacts type) {
        return Entries.isSingleton(type)
                || type.methods().stream()
                        .map(subject.entered()::get)
                        .anyMatch(phase -> phase == Phase.REQUEST || phase == Phase.MESSAGE);
    }

    private boolean isMadeAtStartOnly(ClassFacts type) {
        return subject.start().made().containsKey(type.name()) && !madeLater.contains(type.name());
    }

    private void look(Visit visit, boolean isAtStart) {
        MethodFact method = visit.method();
        if (!method.owner().isApplication()) {
            return;
        }
        List<Event> events = new ArrayList<>();
        subject.pool().events(method).forEach(events::add);
        boolean isGuarded =
                method.isSynchronized() || events.stream().anyMatch(SharedFields::locks);
        boolean isReading = events.stream().anyMatch(this::reads);
        for (Event event : events) {
            hold(event);
            switch (event) {
                case Event.FieldUse use when use.isWrite() && isOwn(visit, use) ->
                        change(
                                use.owner(),
                                use.name(),
                                visit,
                                isAtStart,
                                "=",
                                isGuarded,
                                isReading,
                                use.line());
                case Event.Call call
                        when call.receiver() instanceof Origin.Field(String owner, String name)
                                && CHANGES.contains(call.name()) ->
                        change(owner, name, visit, isAtStart, call.name(), isGuarded, isReading, call.line());
                default -> {}
            }
        }
    }

    private void hold(Event event) {
        if (event instanceof Event.FieldUse use && use.isWrite()) {
            SharedField field = find(use.owner(), use.name());
            if (field != null) {
                field.hold(use.value());
            }
        }
    }

    /// An object's own fields count where it has been made: in constructors they are still nobody else's.
    private static boolean isOwn(Visit visit, Event.FieldUse use) {
        return use.isStatic()
                ? !visit.method().isStaticInitialiser()
                : !visit.method().isConstructor();
    }

    private static boolean locks(Event event) {
        return event instanceof Event.Lock
                || event instanceof Event.Call call
                        && call.owner().startsWith("java/util/concurrent/locks/");
    }

    private boolean reads(Event event) {
        return event instanceof Event.Call call
                && READS.match(subject.pool(), call.owner(), call.name());
    }

    private void change(
            String owner,
            String name,
            Visit visit,
            boolean isAtStart,
            String operation,
            boolean isGuarded,
            boolean isReading,
            int line) {
        SharedField field = find(owner, name);
        if (field != null) {
            field.add(new FieldChange(visit, isAtStart, operation, isGuarded, isReading, line));
        }
    }

    private @Nullable SharedField find(String owner, String name) {
        SharedField field = fields.get(owner + "." + name);
        if (field != null) {
            return field;
        }
        for (String ancestor : subject.pool().ancestors(owner)) {
            SharedField inherited = fields.get(ancestor + "." + name);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }
}
