package dev.lungfish.planner.fleet;

import dev.lungfish.planner.input.Assumption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts for how many services each default was taken.
final class Assumed {

    private record Default(String value, String source, String override) {}

    private final Map<String, Default> defaults = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void note(String what, String value, String source, String override) {
        defaults.putIfAbsent(what + " = " + value, new Default(value, source, override));
        counts.merge(what + " = " + value, 1, Integer::sum);
    }

    List<Assumption> list(int services) {
        List<Assumption> list = new ArrayList<>();
        defaults.forEach(
                (key, one) -> {
                    int count = counts.getOrDefault(key, 0);
                    String what = key.substring(0, key.length() - one.value.length() - 3);
                    String whose =
                            count == services ? what : what + ", for %,d services".formatted(count);
                    list.add(new Assumption(whose, one.value, one.source, one.override));
                });
        return list;
    }
}
