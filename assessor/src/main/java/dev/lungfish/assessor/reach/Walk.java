package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.bytecode.Event;
import dev.lungfish.assessor.bytecode.MethodFact;
import dev.lungfish.assessor.bytecode.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows calls from entry points. A virtual call leads to the methods of those classes alone of which the code reached so far
/// makes objects ("rapid type analysis", Bacon and Sweeney, OOPSLA 1996). Calls into the JDK and into well-known libraries are
/// not followed; what a class of the program overrides of theirs is called by them once an object of it exists.
public final class Walk {

    private final ClassPool pool;
    private final Predicate<String> isFollowed;
    private final Function<String, List<String>> providers;
    private final int mostMethods;
    private final boolean isStart;

    private final Map<MethodFact, Visit> visits = new LinkedHashMap<>();
    private final Deque<Visit> open = new ArrayDeque<>();
    private final Map<String, Visit> made = new LinkedHashMap<>();
    private final Map<String, List<String>> madeBelow = new HashMap<>();
    private final Map<String, Map<String, Visit>> sent = new HashMap<>();
    private final Set<String> initialised = new LinkedHashSet<>();
    private final Set<String> touched = new TreeSet<>();
    private final List<Visit> deferred = new ArrayList<>();
    private final List<Visit> handedOver = new ArrayList<>();
    private boolean isCut;

    private Walk(
            ClassPool pool,
            Predicate<String> isFollowed,
            Function<String, List<String>> providers,
            int mostMethods,
            boolean isStart) {
        this.pool = pool;
        this.isFollowed = isFollowed;
        this.providers = providers;
        this.mostMethods = mostMethods;
        this.isStart = isStart;
    }

    /// What runs before the first request: code that is handed over as an object is left for later.
    ///
    /// @param isFollowed whether calls into a class are followed, by its internal name
    /// @param providers the classes that a service loader would make for a type that the code names
    /// @param mostMethods after how many methods to stop
    public static Walk ofStart(
            ClassPool pool,
            Predicate<String> isFollowed,
            Function<String, List<String>> providers,
            int mostMethods) {
        return new Walk(pool, isFollowed, providers, mostMethods, true);
    }

    /// What runs after this start: what it has made exists, and what it has handed over is called.
    public Walk later() {
        Walk later = new Walk(pool, isFollowed, providers, mostMethods, false);
        later.made.putAll(made);
        madeBelow.forEach((type, below) -> later.madeBelow.put(type, new ArrayList<>(below)));
        later.initialised.addAll(initialised);
        later.touched.addAll(touched);
        later.handedOver.addAll(deferred);
        return later;
    }

    /// Follows what entry points reach that was not reached before.
    ///
    /// @param implementers the program's own classes below a type, for objects that nobody is seen to make
    public void from(Collection<Entry> entries, Function<String, List<String>> implementers) {
        for (Entry entry : entries) {
            enter(entry);
        }
        // After the entries: what these reach too runs on their occasion.
        handedOver.forEach(visit -> visit(visit.method(), visit));
        do {
            while (!open.isEmpty()) {
                follow(open.poll());
            }
        } while (isAnyAssumed(implementers));
    }

    private void enter(Entry entry) {
        MethodFact method = entry.method();
        Visit visit = new Visit(method, entry.phase(), null, 0);
        if (!method.isStatic()) {
            make(method.owner().name(), visit, 0);
        }
        initialise(method.owner(), visit, 0);
        visit(method, visit);
    }

    /// Something that is called exists, even if a framework or reflection has made it.
    private boolean isAnyAssumed(Function<String, List<String>> implementers) {
        Map<String, Visit> unanswered = new TreeMap<>();
        sent.forEach(
                (type, messages) -> {
                    if (!madeBelow.containsKey(type) && isFollowedType(type)) {
                        unanswered.put(type, messages.values().iterator().next());
                    }
                });
        boolean isAny = false;
        for (Map.Entry<String, Visit> message : unanswered.entrySet()) {
            for (String type : implementers.apply(message.getKey())) {
                isAny |= !made.containsKey(type);
                assume(type, message.getValue(), 0);
            }
        }
        return isAny;
    }

    /// All methods that are reached, in the order in which they were.
    public Collection<Visit> visits() {
        return visits.values();
    }

    /// The classes that reached code calls, makes, reads or names, followed or not, in order.
    public Set<String> touched() {
        return touched;
    }

    /// The classes of which objects are made, and where first.
    public Map<String, Visit> made() {
        return made;
    }

    /// Whether there was more to follow than the bound allows.
    public boolean isCut() {
        return isCut;
    }

    /// Where a method is reached; null if it is not.
    public @Nullable Visit visitOf(MethodFact method) {
        return visits.get(method);
    }

    private void follow(Visit visit) {
        for (Event event : pool.events(visit.method())) {
            switch (event) {
                case Event.Call call -> call(visit, call);
                case Event.Handle handle -> handle(visit, handle);
                case Event.Creation creation -> {
                    touched.add(creation.type());
                    make(creation.type(), visit, creation.line());
                }
                case Event.FieldUse use -> {
                    touched.add(use.owner());
                    if (use.isStatic()) {
                        initialise(use.owner(), visit, use.line());
                    }
                }
                case Event.Mention mention -> {
                    touched.add(mention.type());
                    providers
                            .apply(mention.type())
                            .forEach(provider -> assume(provider, visit, mention.line()));
                }
                case Event.Lock _ -> {}
            }
        }
    }

    private void call(Visit visit, Event.Call call) {
        String owner = call.owner();
        touched.add(owner);
        if (owner.startsWith("[")) {
            return;
        }
        for (Origin argument : call.arguments()) {
            if (argument instanceof Origin.Text(String value) && value.indexOf('.') > 0) {
                assume(value.replace('.', '/'), visit, call.line());
            }
        }
        String signature = call.name() + call.descriptor();
        if (call.isVirtual()) {
            send(visit, owner, signature, call.line());
        } else {
            initialise(owner, visit, call.line());
            pool.resolve(owner, signature).ifPresent(target -> visit(target, visit, call.line()));
        }
    }

    private void handle(Visit visit, Event.Handle handle) {
        touched.add(handle.owner());
        initialise(handle.owner(), visit, handle.line());
        pool.resolve(handle.owner(), handle.name() + handle.descriptor())
                .ifPresent(target -> defer(target, visit, handle.line()));
    }

    private void send(Visit visit, String owner, String signature, int line) {
        Map<String, Visit> messages = sent.computeIfAbsent(owner, any -> new LinkedHashMap<>());
        if (messages.putIfAbsent(signature, visit) != null) {
            return;
        }
        for (String type : List.copyOf(madeBelow.getOrDefault(owner, List.of()))) {
            pool.resolve(type, signature).ifPresent(target -> visit(target, visit, line));
        }
    }

    private boolean isFollowedType(String name) {
        return !ClassPool.isOfJdk(name) && isFollowed.test(name);
    }

    /// An object that reflection, a service loader or a framework makes, with whichever constructor.
    private void assume(String type, Visit visit, int line) {
        if (!made.containsKey(type) && isFollowedType(type)) {
            make(type, visit, line);
            pool.find(type).stream()
                    .flatMap(facts -> facts.methods().stream())
                    .filter(MethodFact::isConstructor)
                    .forEach(constructor -> visit(constructor, visit, line));
        }
    }

    private void make(String type, Visit visit, int line) {
        if (type.startsWith("[") || made.containsKey(type) || !isFollowedType(type)) {
            return;
        }
        pool.find(type).ifPresent(facts -> make(facts, visit, line));
    }

    private void make(ClassFacts facts, Visit visit, int line) {
        String type = facts.name();
        made.put(type, visit);
        initialise(facts, visit, line);
        for (String ancestor : pool.ancestors(type)) {
            madeBelow.computeIfAbsent(ancestor, any -> new ArrayList<>()).add(type);
            Map<String, Visit> messages = sent.getOrDefault(ancestor, Map.of());
            for (Map.Entry<String, Visit> message : List.copyOf(messages.entrySet())) {
                pool.resolve(type, message.getKey())
                        .ifPresent(target -> visit(target, message.getValue(), 0));
            }
            if (!isFollowedType(ancestor) && !Callbacks.isSilent(ancestor)) {
                callBack(type, ancestor, visit, line);
            }
        }
    }

    /// What the JDK or a library that is not followed calls on an object that exists.
    private void callBack(String type, String ancestor, Visit visit, int line) {
        pool.find(ancestor).stream()
                .flatMap(foreign -> foreign.methods().stream())
                .filter(MethodFact::isOverridable)
                .flatMap(method -> pool.resolve(type, method.signature()).stream())
                .forEach(target -> defer(target, visit, line));
    }

    private void initialise(String name, Visit visit, int line) {
        if (!initialised.contains(name) && isFollowedType(name)) {
            pool.find(name).ifPresent(type -> initialise(type, visit, line));
        }
    }

    private void initialise(ClassFacts type, Visit visit, int line) {
        if (initialised.add(type.name())) {
            type.method("<clinit>()V").ifPresent(target -> visit(target, visit, line));
            type.superName().ifPresent(parent -> initialise(parent, visit, line));
        }
    }

    private void defer(MethodFact target, Visit from, int line) {
        if (!isStart) {
            visit(target, from, line);
        } else if (isFollowedType(target.owner().name())) {
            deferred.add(new Visit(target, Phase.CALLBACK, from, line));
        }
    }

    private void visit(MethodFact target, Visit from, int line) {
        if (isFollowedType(target.owner().name())) {
            visit(target, new Visit(target, from.phase(), from, line));
        }
    }

    private void visit(MethodFact target, Visit visit) {
        if (visits.size() >= mostMethods) {
            isCut = true;
        } else if (visits.putIfAbsent(target, visit) == null) {
            open.add(visit);
        }
    }
}
