package dev.lungfish.assessor.sign;

import dev.lungfish.assessor.rule.RuleBook;
import dev.lungfish.assessor.rule.Shipped;
import java.util.ArrayList;
import java.util.List;

/// All signs.
public final class SignBook {

    private static final List<String> GROUPS =
            List.of(
                    "caches",
                    "background",
                    "concurrency",
                    "startup",
                    "snapshots",
                    "requests",
                    "disk",
                    "surroundings");

    private SignBook() {}

    /// The signs that come with Lungfish, of these rules.
    public static List<Sign> shipped(RuleBook rules) {
        List<Sign> signs = new ArrayList<>();
        for (String group : GROUPS) {
            for (SignText text :
                    Shipped.read("signs/" + group + ".yaml", SignText.SignFile.class).signs()) {
                signs.add(Sign.of(text, rules.get(text.rule())));
            }
        }
        return List.copyOf(signs);
    }
}
