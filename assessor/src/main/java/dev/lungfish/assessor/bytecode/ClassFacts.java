package dev.lungfish.assessor.bytecode;

import dev.lungfish.assessor.archive.Unit;
import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A class of a program, as it is declared.
public final class ClassFacts {

    private final ParsedClass parsed;
    private final @Nullable Unit unit;
    private final boolean isApplication;
    private final Map<String, MethodFact> methods = new HashMap<>();
    private final List<MethodFact> methodsInOrder;

    /// @param unit where it lies; null for the JDK's own
    /// @param isApplication whether it is the program's own, not a library's
    ClassFacts(ParsedClass parsed, @Nullable Unit unit, boolean isApplication) {
        this.parsed = parsed;
        this.unit = unit;
        this.isApplication = isApplication;
        this.methodsInOrder =
                parsed.methods().stream().map(method -> new MethodFact(this, method)).toList();
        methodsInOrder.forEach(method -> methods.put(method.signature(), method));
    }

    /// Its internal name.
    public String name() {
        return parsed.name();
    }

    /// Its name as it is written in source.
    public String sourceName() {
        return name().replace('/', '.');
    }

    /// Where it lies; empty for the JDK's own classes.
    public Optional<Unit> unit() {
        return Optional.ofNullable(unit);
    }

    public boolean isApplication() {
        return isApplication;
    }

    public boolean isInterface() {
        return (parsed.flags() & ClassFile.ACC_INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (parsed.flags() & ClassFile.ACC_ABSTRACT) != 0;
    }

    public boolean isEnum() {
        return (parsed.flags() & ClassFile.ACC_ENUM) != 0;
    }

    public Optional<String> superName() {
        return Optional.ofNullable(parsed.superName());
    }

    public List<String> interfaces() {
        return parsed.interfaces();
    }

    public List<AnnotationFact> annotations() {
        return parsed.annotations();
    }

    public List<FieldFact> fields() {
        return parsed.fields();
    }

    public List<MethodFact> methods() {
        return methodsInOrder;
    }

    /// The method that it declares with this name and descriptor.
    public Optional<MethodFact> method(String signature) {
        return Optional.ofNullable(methods.get(signature));
    }

    @Override
    public String toString() {
        return sourceName();
    }
}
