package dev.lungfish.assessor.sign;

import dev.lungfish.assessor.bytecode.ClassPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Methods as signs write them, found by name first: most calls match none.
public final class CallPatterns {

    private final Map<String, List<CallPattern>> byName = new HashMap<>();
    private final List<CallPattern> open = new ArrayList<>();

    public CallPatterns(Collection<String> written) {
        for (String text : written) {
            CallPattern pattern = CallPattern.of(text);
            if (pattern.isMethodPrefix()) {
                open.add(pattern);
            } else {
                byName.computeIfAbsent(pattern.method(), any -> new ArrayList<>()).add(pattern);
            }
        }
    }

    /// Whether a call means one of them.
    public boolean match(ClassPool pool, String owner, String method) {
        return any(byName.getOrDefault(method, List.of()), pool, owner, method)
                || any(open, pool, owner, method);
    }

    private static boolean any(
            List<CallPattern> patterns, ClassPool pool, String owner, String method) {
        for (CallPattern pattern : patterns) {
            if (pattern.matches(pool, owner, method)) {
                return true;
            }
        }
        return false;
    }
}
