package dev.lungfish.assessor.bytecode;

import java.lang.classfile.ClassFile;
import java.util.List;

/// A field as it is declared.
public record FieldFact(
        String name, String descriptor, int flags, List<AnnotationFact> annotations) {

    public boolean isStatic() {
        return (flags & ClassFile.ACC_STATIC) != 0;
    }

    public boolean isFinal() {
        return (flags & ClassFile.ACC_FINAL) != 0;
    }

    public boolean isVolatile() {
        return (flags & ClassFile.ACC_VOLATILE) != 0;
    }

    /// The internal name of its type; empty for primitive types and arrays.
    public String type() {
        return descriptor.startsWith("L") && descriptor.endsWith(";")
                ? descriptor.substring(1, descriptor.length() - 1)
                : "";
    }
}
