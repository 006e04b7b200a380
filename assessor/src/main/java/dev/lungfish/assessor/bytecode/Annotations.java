package dev.lungfish.assessor.bytecode;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads annotations, whether the JVM keeps them or not.
final class Annotations {

    private Annotations() {}

    static List<AnnotationFact> of(AttributedElement element) {
        List<AnnotationFact> facts = new ArrayList<>(0);
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(all -> all.annotations().forEach(one -> facts.add(fact(one))));
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(all -> all.annotations().forEach(one -> facts.add(fact(one))));
        return facts.isEmpty() ? List.of() : List.copyOf(facts);
    }

    private static AnnotationFact fact(Annotation annotation) {
        String descriptor = annotation.className().stringValue();
        Map<String, String> values = new LinkedHashMap<>();
        for (AnnotationElement element : annotation.elements()) {
            values.put(element.name().stringValue(), text(element.value()));
        }
        return new AnnotationFact(descriptor.substring(1, descriptor.length() - 1), values);
    }

    private static String text(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString string -> string.stringValue();
            case AnnotationValue.OfConstant constant -> constant.resolvedValue().toString();
            case AnnotationValue.OfEnum constant -> constant.constantName().stringValue();
            case AnnotationValue.OfClass type -> type.className().stringValue();
            case AnnotationValue.OfArray array ->
                    array.values().stream()
                            .map(Annotations::text)
                            .collect(Collectors.joining(", "));
            case AnnotationValue.OfAnnotation nested ->
                    nested.annotation().className().stringValue();
        };
    }
}
