package dev.lungfish.assessor.bytecode;

import dev.lungfish.assessor.archive.Unit;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A class as it is declared.
public final class ClassFacts {

    private static final ClassFile PARSER =
            ClassFile.of(
                    ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.LineNumbersOption.PASS_LINE_NUMBERS,
                    ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final String name;
    private final @Nullable Unit unit;
    private final boolean isApplication;
    private final int flags;
    private final @Nullable String superName;
    private final List<String> interfaces;
    private final List<AnnotationFact> annotations;
    private final List<FieldFact> fields;
    private final Map<String, MethodFact> methods = new HashMap<>();
    private final List<MethodFact> methodsInOrder;

    private ClassFacts(@Nullable Unit unit, boolean isApplication, ClassModel model) {
        this.name = model.thisClass().asInternalName();
        this.unit = unit;
        this.isApplication = isApplication;
        this.flags = model.flags().flagsMask();
        this.superName = model.superclass().map(ClassEntry::asInternalName).orElse(null);
        this.interfaces = model.interfaces().stream().map(ClassEntry::asInternalName).toList();
        this.annotations = Annotations.of(model);
        this.fields =
                model.fields().stream()
                        .map(
                                field ->
                                        new FieldFact(
                                                field.fieldName().stringValue(),
                                                field.fieldType().stringValue(),
                                                field.flags().flagsMask(),
                                                Annotations.of(field)))
                        .toList();
        this.methodsInOrder =
                model.methods().stream().map(method -> new MethodFact(this, method)).toList();
        methodsInOrder.forEach(method -> methods.put(method.signature(), method));
    }

    /// Reads what a class declares.
    ///
    /// @param unit where it lies; null for the JDK's own
    /// @param isApplication whether it is the program's own, not a library's
    /// @throws DamagedClass if the bytes are no class file, or a broken one
    public static ClassFacts read(
            String name, byte[] bytes, @Nullable Unit unit, boolean isApplication)
            throws DamagedClass {
        try {
            return new ClassFacts(unit, isApplication, PARSER.parse(bytes));
        } catch (RuntimeException broken) {
            // The parser reads on demand, and what it throws for broken input is not one type.
            throw new DamagedClass(name, broken);
        }
    }

    /// Its internal name.
    public String name() {
        return name;
    }

    /// Its name as it is written in source.
    public String sourceName() {
        return name.replace('/', '.');
    }

    /// Where it lies; empty for the JDK's own classes.
    public Optional<Unit> unit() {
        return Optional.ofNullable(unit);
    }

    public boolean isApplication() {
        return isApplication;
    }

    public boolean isInterface() {
        return (flags & ClassFile.ACC_INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (flags & ClassFile.ACC_ABSTRACT) != 0;
    }

    public boolean isEnum() {
        return (flags & ClassFile.ACC_ENUM) != 0;
    }

    public Optional<String> superName() {
        return Optional.ofNullable(superName);
    }

    public List<String> interfaces() {
        return interfaces;
    }

    public List<AnnotationFact> annotations() {
        return annotations;
    }

    public List<FieldFact> fields() {
        return fields;
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
