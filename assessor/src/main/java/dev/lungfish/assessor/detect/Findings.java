package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.finding.Step;
import dev.lungfish.assessor.reach.Visit;
import dev.lungfish.assessor.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has been found so far, each thing once for each rule and place.
final class Findings {

    private final Map<String, Finding> findings = new LinkedHashMap<>();

    /// Something in a method that is reached.
    void at(Rule rule, Visit visit, int line, String what) {
        ClassFacts owner = visit.method().owner();
        List<Step> way = visit.way(line);
        add(
                new Finding(
                        rule,
                        new Place(artifact(owner), owner.sourceName(), visit.method().name(), line),
                        what,
                        visit.phase().words(),
                        way));
    }

    /// Something that a class or a method of it declares.
    void declared(Rule rule, ClassFacts type, String method, String what, String entry) {
        add(
                new Finding(
                        rule,
                        new Place(artifact(type), type.sourceName(), method, 0),
                        what,
                        entry,
                        List.of()));
    }

    /// Something that is nowhere in the code.
    void outside(Rule rule, Place place, String what) {
        add(new Finding(rule, place, what, "", List.of()));
    }

    List<Finding> all() {
        return new ArrayList<>(findings.values());
    }

    private void add(Finding finding) {
        Place place = finding.place();
        String key =
                String.join(
                        "\n",
                        finding.rule().id(),
                        place.artifact(),
                        place.className(),
                        place.method(),
                        place.className().isEmpty() ? finding.what() : "");
        findings.putIfAbsent(key, finding);
    }

    private static String artifact(ClassFacts type) {
        return type.unit().map(Unit::name).orElse("JDK");
    }
}
