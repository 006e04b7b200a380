package dev.lungfish.assessor.bytecode;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a class file says of a method. Its code is read when it is first asked for.
final class ParsedMethod {

    private final String className;
    private final String name;
    private final String descriptor;
    private final String signature;
    private final String genericSignature;
    private final int flags;
    private final List<AnnotationFact> annotations;
    private @Nullable MethodModel unread;
    private @Nullable DamagedClass damage;
    private List<Event> events = List.of();

    ParsedMethod(String className, MethodModel model) {
        this.className = className;
        this.name = model.methodName().stringValue();
        this.descriptor = model.methodType().stringValue();
        if (!hasParameters(descriptor)) {
            throw new IllegalArgumentException(descriptor + " is no method's type");
        }
        this.signature = name + descriptor;
        this.genericSignature =
                model.findAttribute(Attributes.signature())
                        .map(attribute -> attribute.signature().stringValue())
                        .filter(ParsedMethod::hasParameters)
                        .orElse(descriptor);
        this.flags = model.flags().flagsMask();
        this.annotations = Annotations.of(model);
        this.unread = model;
    }

    /// No JVM looks at what generic types a method has, and shrinking tools leave broken ones.
    private static boolean hasParameters(String type) {
        return type.indexOf(')') > 0;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }

    String signature() {
        return signature;
    }

    String genericSignature() {
        return genericSignature;
    }

    int flags() {
        return flags;
    }

    List<AnnotationFact> annotations() {
        return annotations;
    }

    /// What it does, in order.
    ///
    /// @throws DamagedClass if its code cannot be read
    synchronized List<Event> events() throws DamagedClass {
        if (unread != null) {
            MethodModel model = unread;
            unread = null;
            try {
                events = CodeReader.read(className, model);
            } catch (DamagedClass broken) {
                damage = broken;
            }
        }
        if (damage != null) {
            throw damage;
        }
        return events;
    }
}
