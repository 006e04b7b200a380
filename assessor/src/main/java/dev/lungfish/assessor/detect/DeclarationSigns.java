package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.bytecode.AnnotationFact;
import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.MethodFact;
import dev.lungfish.assessor.reach.Phase;
import dev.lungfish.assessor.sign.Sign;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at what the program's own classes declare: annotations, supertypes, parameters, results.
final class DeclarationSigns {

    private final Subject subject;
    private final Findings findings;

    DeclarationSigns(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    void look(List<Sign> signs) {
        List<Sign> open = signs.stream().filter(sign -> !subject.isRuledOut(sign)).toList();
        for (ClassFacts type : subject.application()) {
            for (Sign sign : open) {
                look(sign, type);
            }
        }
    }

    private void look(Sign sign, ClassFacts type) {
        if (sign.hasAnnotations() && sign.returns().isEmpty()) {
            annotations(sign, type);
        }
        if (sign.hasTypes()) {
            supertypes(sign, type);
        }
        if (isOnlyEntered(sign)) {
            entered(sign, type);
        }
        if (!sign.parameters().isEmpty() || !sign.returns().isEmpty()) {
            type.methods().forEach(method -> signature(sign, method));
        }
    }

    private static boolean isOnlyEntered(Sign sign) {
        return sign.entered().isPresent() && !sign.hasTypes();
    }

    private void annotations(Sign sign, ClassFacts type) {
        if (isAny(sign, type.annotations())) {
            declared(sign, type, null);
        }
        for (MethodFact method : type.methods()) {
            if (isAny(sign, method.annotations())) {
                declared(sign, type, method);
            }
        }
    }

    private static boolean isAny(Sign sign, List<AnnotationFact> annotations) {
        return annotations.stream()
                .anyMatch(
                        annotation ->
                                sign.annotations().test(annotation.type())
                                        && isValue(sign, annotation));
    }

    private static boolean isValue(Sign sign, AnnotationFact annotation) {
        return sign.value().isEmpty()
                || annotation.values().values().stream()
                        .anyMatch(value -> sign.value().get().matcher(value).find());
    }

    private void supertypes(Sign sign, ClassFacts type) {
        boolean isBelow =
                !type.isInterface()
                        && subject.pool().originalAncestors(type.name()).stream()
                                .anyMatch(
                                        name ->
                                                !name.equals(type.name())
                                                        && sign.types().test(name));
        boolean declares =
                sign.declares().isEmpty()
                        || type.methods().stream()
                                .anyMatch(method -> method.name().equals(sign.declares()));
        if (isBelow && declares && isMadeOrEntered(sign, type)) {
            declared(sign, type, null);
        }
    }

    /// An object of the class must exist, and be called on the right occasion if the sign names one.
    private boolean isMadeOrEntered(Sign sign, ClassFacts type) {
        Optional<Phase> phase = sign.entered();
        return phase.isPresent()
                ? type.methods().stream()
                        .anyMatch(method -> phase.get() == subject.entered().get(method))
                : subject.later().made().containsKey(type.name());
    }

    private void entered(Sign sign, ClassFacts type) {
        for (MethodFact method : type.methods()) {
            if (sign.entered().get() == subject.entered().get(method)) {
                declared(sign, type, method);
            }
        }
    }

    private void signature(Sign sign, MethodFact method) {
        String types = method.genericSignature();
        int close = types.lastIndexOf(')');
        boolean isEntered = subject.entered().containsKey(method);
        boolean isParameter = isEntered && names(types.substring(0, close), sign.parameters());
        boolean isResult =
                (sign.hasAnnotations() ? isAny(sign, method.annotations()) : isEntered)
                        && names(types.substring(close), sign.returns());
        if (isParameter || isResult) {
            declared(sign, method.owner(), method);
        }
    }

    private static boolean names(String types, List<String> wanted) {
        return wanted.stream()
                .anyMatch(
                        type ->
                                types.contains("L" + type + ";")
                                        || types.contains("L" + type + "<"));
    }

    private void declared(Sign sign, ClassFacts type, @Nullable MethodFact method) {
        Phase phase = method == null ? null : subject.entered().get(method);
        findings.declared(
                sign.rule(),
                type,
                method == null ? "" : method.name(),
                "It " + sign.what() + ".",
                phase == null ? "" : phase.words());
    }
}
