package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.start.StartWeight;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Weighs what a start has to do.
final class Weights {

    /// Frameworks that start whatever libraries are there.
    private static final List<String> STARTERS =
            List.of(
                    "org/springframework/boot/autoconfigure",
                    "io/quarkus/runtime",
                    "io/micronaut/context");

    private Weights() {}

    static StartWeight of(Subject subject) {
        Packages packages = subject.packages();
        boolean isAllActive = STARTERS.stream().anyMatch(packages::has);
        Set<String> active = new TreeSet<>();
        int own = 0;
        int libraries = 0;
        for (Unit unit : subject.pool().program().units()) {
            Set<String> names = new TreeSet<>();
            subject.pool()
                    .originalPackages(unit)
                    .forEach(name -> Packages.eachPackage(name, names::add));
            if (subject.pool().own().contains(unit)) {
                own += unit.classNames().size();
            } else if (isAllActive || names.stream().anyMatch(packages::isUsed)) {
                libraries += unit.classNames().size();
                active.addAll(names);
            }
        }
        return new StartWeight(own, libraries, active);
    }
}
