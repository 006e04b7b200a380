package dev.lungfish.assessor.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what cannot be read: one sentence for each thing, one for all things of the same kind in one archive, and
/// never more than a hundred.
final class Gaps {

    private static final int MOST = 100;

    private final Map<String, Integer> sentences = new LinkedHashMap<>();
    private int more;

    void add(String sentence) {
        if (sentences.size() < MOST) {
            sentences.putIfAbsent(sentence, 0);
        } else if (!sentences.containsKey(sentence)) {
            more++;
        }
    }

    /// Adds a sentence about things of one kind: how many there are, and the first of them.
    ///
    /// @param rest what is true of all of them, such as "cannot be read, and was left out"
    void add(String where, List<String> names, String rest) {
        if (!names.isEmpty()) {
            int more = names.size() - 1;
            String others =
                    switch (more) {
                        case 0 -> ".";
                        case 1 -> "; so it is with one other.";
                        default -> "; so it is with " + more + " others.";
                    };
            add("In " + where + ", '" + shown(names.getFirst()) + "'" + rest + others);
        }
    }

    /// All sentences.
    List<String> sentences() {
        List<String> all = new ArrayList<>(sentences.keySet());
        if (more > 0) {
            all.add("There are " + more + " more things that could not be read.");
        }
        return all;
    }

    /// A name as it can be shown: without control characters, and not longer than a line.
    static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
    }
}
