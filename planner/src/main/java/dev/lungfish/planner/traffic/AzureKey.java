package dev.lungfish.planner.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A function of the trace, by the hashes of its owner, its app and itself; or an app, with no hash of a function.
record AzureKey(String owner, String app, String function) {

    private static final int READABLE = 8;
    private static final int LONGER = 4;
    private static final Pattern HASH = Pattern.compile("[0-9A-Za-z]+");

    AzureKey wholeApp() {
        return new AzureKey(owner, app, "");
    }

    /// Readable names: what triggers a function, and as much of its hash as makes it the only one of that name.
    static Map<AzureKey, String> names(Map<AzureKey, String> triggers) {
        Map<AzureKey, String> names = new HashMap<>();
        List<AzureKey> unnamed = List.copyOf(triggers.keySet());
        for (int length = READABLE; !unnamed.isEmpty(); length += LONGER) {
            Map<String, List<AzureKey>> bearers = new HashMap<>();
            for (AzureKey key : unnamed) {
                String name = key.name(triggers.getOrDefault(key, ""), length);
                bearers.computeIfAbsent(name, absent -> new ArrayList<>()).add(key);
            }
            List<AzureKey> ambiguous = new ArrayList<>();
            bearers.forEach(
                    (name, keys) -> {
                        if (keys.size() == 1) {
                            names.put(keys.getFirst(), name);
                        } else {
                            ambiguous.addAll(keys);
                        }
                    });
            unnamed = ambiguous;
        }
        return names;
    }

    /// Whether these can be hashes: letters and digits.
    boolean isHashed() {
        return HASH.matcher(owner).matches()
                && HASH.matcher(app).matches()
                && HASH.matcher(function).matches();
    }

    private String name(String trigger, int length) {
        String hashes = function + "-" + app + "-" + owner;
        String kind = trigger.isEmpty() ? "function" : trigger.toLowerCase(Locale.ROOT);
        return kind + "-" + hashes.substring(0, Math.min(length, hashes.length()));
    }
}
