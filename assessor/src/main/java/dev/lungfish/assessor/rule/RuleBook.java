package dev.lungfish.assessor.rule;

import dev.lungfish.profiles.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All rules.
public final class RuleBook {

    private static final List<String> GROUPS =
            List.of(
                    "caches",
                    "background",
                    "concurrency",
                    "startup",
                    "snapshots",
                    "requests",
                    "disk",
                    "surroundings",
                    "node");

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private RuleBook() {}

    /// The rules that come with Lungfish, with a platform's limits.
    public static RuleBook of(Limits limits) {
        RuleBook book = new RuleBook();
        LimitText numbers = LimitText.of(limits);
        for (String group : GROUPS) {
            for (RuleText text : Shipped.read("rules/" + group + ".yaml", RuleFile.class).rules()) {
                book.add(text.rule(group, numbers));
            }
        }
        return book;
    }

    private void add(Rule rule) {
        if (rules.putIfAbsent(rule.id(), rule) != null) {
            throw new IllegalStateException("the rule " + rule.id() + " stands twice");
        }
    }

    /// All of them, in order.
    public List<Rule> all() {
        return new ArrayList<>(rules.values());
    }

    /// The rule of that id.
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /// The rule of an id that the program itself names.
    public Rule get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no rule " + id));
    }

    /// A file of rules.
    record RuleFile(List<RuleText> rules) {}
}
