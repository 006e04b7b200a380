package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.sign.CallPatterns;
import dev.lungfish.assessor.sign.Sign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Which signs a call shows, looked up once for each method that is called: most show none.
final class CallIndex {

    private final ClassPool pool;
    private final List<Sign> signs;
    private final List<Sign> texts;
    private final Map<String, Map<String, List<Sign>>> called = new HashMap<>();
    private final Map<String, Map<String, List<Sign>>> kept = new HashMap<>();

    CallIndex(ClassPool pool, List<Sign> signs) {
        this.pool = pool;
        this.signs = signs;
        this.texts = signs.stream().filter(sign -> sign.texts().isPresent()).toList();
    }

    /// The signs that a call of a method shows.
    List<Sign> called(String owner, String name) {
        return find(called, owner, name, Sign::calls);
    }

    /// The signs that it shows if a method's result is kept.
    List<Sign> kept(String owner, String name) {
        return find(kept, owner, name, Sign::kept);
    }

    /// The signs that strings may show.
    List<Sign> texts() {
        return texts;
    }

    private List<Sign> find(
            Map<String, Map<String, List<Sign>>> index,
            String owner,
            String name,
            Function<Sign, CallPatterns> patterns) {
        return index.computeIfAbsent(owner, any -> new HashMap<>())
                .computeIfAbsent(
                        name,
                        any ->
                                signs.stream()
                                        .filter(
                                                sign ->
                                                        patterns.apply(sign)
                                                                .match(pool, owner, name))
                                        .toList());
    }
}
