package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.finding.Place;
import dev.lungfish.assessor.sign.Sign;
import java.util.List;
import java.util.Optional;

/// Looks for libraries that are active: that the program's code uses, or that a framework starts because they are there.
final class LibrarySigns {

    private final Subject subject;
    private final Findings findings;

    LibrarySigns(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    void look(List<Sign> signs) {
        for (Sign sign : signs) {
            if (!sign.libraries().isEmpty() && !subject.isRuledOut(sign)) {
                sign.libraries().forEach(library -> look(sign, library));
            }
        }
    }

    private void look(Sign sign, Sign.Library library) {
        Optional<String> used =
                library.packages().stream().filter(subject.packages()::isUsed).findFirst();
        Optional<String> started =
                library.packages().stream()
                        .filter(subject.packages()::has)
                        .filter(
                                path ->
                                        !library.with().isEmpty()
                                                && library.with().stream()
                                                        .allMatch(subject.packages()::has))
                        .findFirst();
        used.or(() -> started)
                .flatMap(subject.packages()::unitOf)
                .filter(unit -> !unit.isApplication())
                .ifPresent(unit -> found(sign, library, unit, used.isPresent()));
    }

    private void found(Sign sign, Sign.Library library, Unit unit, boolean isUsed) {
        String how = isUsed ? "the program uses it" : "a framework starts it, since it is there";
        findings.outside(
                sign.rule(),
                Place.artifact(unit.name()),
                "%s %s: %s.".formatted(capital(library.name()), sign.what(), how));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
